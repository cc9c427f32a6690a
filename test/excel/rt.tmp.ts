import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { basename } from "node:path";
import { openWorkbook, saveWorkbook } from "./index";
(async () => {
mkdirSync("/tmp/rt", { recursive: true });
for (const f of process.argv.slice(2)) {
  let t = performance.now();
  try {
    const w = await openWorkbook(readFileSync(f)); const t1 = performance.now() - t;
    const before = w.snapshot(); t = performance.now();
    const b = await saveWorkbook(w); const t2 = performance.now() - t;
    const out = "/tmp/rt/" + basename(f); writeFileSync(out, b);
    const w2 = await openWorkbook(b); const after = w2.snapshot();
    const same = JSON.stringify(before) === JSON.stringify(after);
    console.log(basename(f), t1.toFixed(0), t2.toFixed(0), w.sheets.map(s => s.name + ":" + s.cells.rowCount).join("|").slice(0, 150), "tables", w.tables.length, "same", same);
    if (!same) { for (let i = 0; i < before.sheets.length; i++) { const a = before.sheets[i]!.cells, c = after.sheets[i]!.cells; let n = 0; for (const k of new Set([...Object.keys(a), ...Object.keys(c)])) if (JSON.stringify(a[k]) !== JSON.stringify(c[k]) && n++ < 3) console.log("   ", before.sheets[i]!.name, k, JSON.stringify(a[k]), JSON.stringify(c[k])); } }
  } catch (e: any) { console.log(basename(f), "FAILED", e.stack); }
}
})();
