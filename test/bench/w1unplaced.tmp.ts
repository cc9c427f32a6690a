import { drawnProgramme } from "../domain/waves/drawnProgramme";
import { sheetsOf } from "../domain/waves/sheets";
import { planWaves } from "../../src/domain/waves/planWaves";
for (const [seed, extra] of [[1,{support:true,strict:1}],[2,{support:true,strict:1}],[3,{support:true,strict:0.8}],[4,{strict:1}],[5,{support:true,strict:0.3}]] as const) {
  const d = drawnProgramme(seed, { units: 5000, waves: 40, dependencies: 20000, use: [0.92, 0.97], freezes: 3, groups: 100, ...extra });
  const t=Date.now();
  const p = planWaves(sheetsOf({units:d.units, waves:d.waves}));
  let last=""; let tFirst=0;
  for (const g of p.run()) { if (!tFirst && g.worth.unplaced===0) tFirst=Date.now()-t; last=g.phase+" "+g.steps; }
  const plan=p.result(false);
  console.log(seed, JSON.stringify(extra), "unplaced", plan.unplaced.length, "notfound", plan.unplaced.filter(u=>u.because.some(b=>b.id==="not-found")).length, "used", plan.wavesUsed, "s", (Date.now()-t)/1000, "first", tFirst, last);
  const c:any={}; for (const u of plan.unplaced) { const k=u.because.map(b=>b.id).slice(0,3).join("+"); c[k]=(c[k]??0)+1;} console.log(Object.entries(c).sort((a:any,b:any)=>b[1]-a[1]).slice(0,8));
}
