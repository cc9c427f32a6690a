import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { JumpableRandomGenerator } from "pure-rand/types/JumpableRandomGenerator";
import type { DrawnRisk } from "./exposureInput";
import { normalQuantile } from "./normalQuantile";
import { Normals } from "./normals";

/**
 * The random numbers of a register: one stream for the common factor, two for each risk (whether it occurs, what it
 * costs), each 2^64 numbers from the next. A risk draws the same numbers in every state and every pass.
 */
export interface Streams {
  /** The common factor by draw; undefined at ρ 0. */
  readonly factor: Float64Array | undefined;
  readonly rho: number;
  readonly ofRisk: readonly { readonly occurrence: JumpableRandomGenerator; readonly cost: JumpableRandomGenerator }[];
}

export function streamsFor(seed: number, risks: number, draws: number, rho: number): Streams {
  const source = xoroshiro128plus(seed);
  // The first outputs of a small seed are alike: jumping leaves them behind.
  const next = (): JumpableRandomGenerator => {
    source.jump();
    return source.clone();
  };
  const common = new Normals(next());
  const factor = rho === 0 ? undefined : Float64Array.from({ length: draws }, () => common.next());
  const ofRisk = Array.from({ length: risks }, () => ({ occurrence: next(), cost: next() }));
  return { factor, rho, ofRisk };
}

/** Told of every draw in which the risk occurs before or after its mitigation; a cost of 0: it does not in that state. */
export type OnLoss = (draw: number, before: number, after: number) => void;

/** Replays the draws of one risk, always the same. */
export function drawLosses(risk: DrawnRisk, position: number, streams: Streams, draws: number, onLoss: OnLoss): void {
  const stream = streams.ofRisk[position];
  if (stream === undefined) throw new RangeError(`no stream for risk ${position}`);
  const { before, after } = risk;
  const costs = new Normals(stream.cost.clone());
  const occurrence = stream.occurrence.clone();
  const same = before.mu === after.mu && before.sigma === after.sigma;
  const { factor, rho } = streams;
  if (factor === undefined) {
    const most = Math.max(before.p, after.p);
    for (let draw = 0; draw < draws; draw += 1) {
      const u = uniformFloat64(occurrence);
      if (u >= most) continue;
      const z = costs.next();
      const cost = Math.exp(before.mu + before.sigma * z);
      const costAfter = same ? cost : Math.exp(after.mu + after.sigma * z);
      onLoss(draw, u < before.p ? cost : 0, u < after.p ? costAfter : 0);
    }
    return;
  }
  // It occurs where √ρ · factor + √(1−ρ) · own is below Φ⁻¹(p): alone with probability p, together through the factor.
  const own = new Normals(occurrence);
  const [common, single] = [Math.sqrt(rho), Math.sqrt(1 - rho)];
  const [threshold, thresholdAfter] = [normalQuantile(before.p), normalQuantile(after.p)];
  const most = Math.max(threshold, thresholdAfter);
  for (let draw = 0; draw < draws; draw += 1) {
    const latent = common * (factor[draw] ?? 0) + single * own.next();
    if (latent >= most) continue;
    const z = costs.next();
    const cost = Math.exp(before.mu + before.sigma * z);
    const costAfter = same ? cost : Math.exp(after.mu + after.sigma * z);
    onLoss(draw, latent < threshold ? cost : 0, latent < thresholdAfter ? costAfter : 0);
  }
}
