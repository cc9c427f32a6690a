/** One state of a quantified risk: it occurs with probability p, and then costs exp(mu + sigma · normal). */
export interface DrawnState {
  /** A fraction of 1. */
  readonly p: number;
  readonly mu: number;
  readonly sigma: number;
}

export interface DrawnRisk {
  readonly key: string;
  readonly before: DrawnState;
  /** With its mitigation in force. */
  readonly after: DrawnState;
  /** Weeks until the mitigation is in force, 0 for one that is; null: nobody said. */
  readonly inForceAfterWeeks: number | null;
}

/** Everything that an exposure is drawn from: plain data, so that it can be handed to a worker. */
export interface ExposureInput {
  readonly risks: readonly DrawnRisk[];
  readonly draws: number;
  readonly seed: number;
  /** ρ of the one-factor copula, 0 to 1; shown beside the figures for 0. */
  readonly correlation: number;
  /** What a week's delay costs; null: nobody said. */
  readonly weekCost: number | null;
}

export interface ExposureFigures {
  /** Closed form. */
  readonly mean: number;
  readonly p50: number;
  readonly p80: number;
  readonly p95: number;
  readonly standardErrors: { readonly p50: number; readonly p80: number; readonly p95: number };
}

export interface ExceedancePoint {
  readonly loss: number;
  /** How likely it is to cost more than that, 0 to 1. */
  readonly before: number;
  readonly after: number;
}

export interface RiskContribution {
  readonly key: string;
  /** Its part of the P80 before mitigation: its mean cost in draws around the P80. The parts add up to the P80. */
  readonly toP80: number;
  /** What its mitigation alone takes off; null where it has none. */
  readonly mitigation: { readonly mean: number; readonly p80: number } | null;
}

/** One choice of waiting, against going now. */
export interface WaitingOption {
  readonly weeks: number;
  readonly cost: number;
  /** With the mitigations that are in force by then. */
  readonly p80: number;
}

export interface WaitingPrice {
  /** P80 with the mitigations that are in force today. */
  readonly now: number;
  readonly options: readonly WaitingOption[];
}

export interface Exposure {
  readonly rho: number;
  readonly draws: number;
  readonly seed: number;
  readonly before: ExposureFigures;
  readonly after: ExposureFigures;
  readonly exceedance: readonly ExceedancePoint[];
  /** In the order of their keys. */
  readonly contributions: readonly RiskContribution[];
  readonly waiting: WaitingPrice | null;
}
