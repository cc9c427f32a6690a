import type { CellAddress } from "../../tabular/cellAddress";
import type { RiskName } from "./riskFindings";
import type { RiskSignalState } from "./risks.table";

/** What risks need to know of other sheets; a sheet that the workbook lacks is undefined: not assessed. */
export interface RiskLinks {
  /** Keys and names of the gates, in sheet order. */
  readonly gates: readonly { readonly key: string; readonly name: string }[] | undefined;
  /** By the wave's number or name, lower case: the keys of the gates that open it. */
  readonly waves: ReadonlyMap<string, readonly string[]> | undefined;
  readonly signals: readonly LinkedSignal[] | undefined;
  readonly assumptions: readonly LinkedAssumption[] | undefined;
}

export interface LinkedSignal {
  readonly key: string;
  readonly name: string;
  readonly state: RiskSignalState;
}

export interface LinkedAssumption extends RiskName {
  readonly breaks: boolean;
  readonly cell: CellAddress;
}

export const NO_RISK_LINKS: RiskLinks = {
  gates: undefined,
  waves: undefined,
  signals: undefined,
  assumptions: undefined,
};
