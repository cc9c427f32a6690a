import type { Format } from "./format";

/** What the log and a drafted row say of answers to supports. Fetched with the first answer. */
export function supportAnswerWords({ date }: Format) {
  return {
    retired: (support: string, reason: string): string => sentence(`Retired ${support}`, reason),
    extended: (support: string, before: number | undefined, until: number, authority: string, reason: string): string =>
      sentence(
        `Extended ${support} ${before === undefined ? "" : `from ${date(before)} `}to ${date(until)}, allowed by ${authority}`,
        reason,
      ),
    madePermanent: (support: string, owner: string, reason: string): string =>
      sentence(`Made ${support} permanent, owned by ${owner}`, reason),
    renewed: (metric: string, from: number, reason: string): string =>
      sentence(`The control chart of ${metric} has a new baseline from ${date(from)}`, reason),
    draftElement: (support: string): string => `Draft: “${support}” as a part of the model`,
    draftDesign: "Draft: to be designed",
  };
}

function sentence(text: string, reason: string): string {
  return reason === "" ? text : `${text}: ${reason}`;
}
