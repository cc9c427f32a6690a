import { dayFromIso, type Day } from "../../src/tabular/excelDate";
import type { SupportAnswer } from "../../src/workflows/answerSupport";

/** Answers to supports and new baselines, as the command line says them. */
export interface SaidAnswers {
  readonly supports: readonly { readonly support: string; readonly answer: SupportAnswer }[];
  readonly baselines: readonly { readonly metric: string; readonly from: Day; readonly reason: string }[];
  /** What cannot be understood, one sentence each. */
  readonly unclear: readonly string[];
}

type Options = Readonly<Partial<Record<"retire" | "extend" | "permanent" | "baseline", readonly string[]>>>;

/** Parts between semicolons; a reason may hold more of them. */
export function answersSaid({ retire = [], extend = [], permanent = [], baseline = [] }: Options): SaidAnswers {
  const unclear: string[] = [];
  const supports: { support: string; answer: SupportAnswer }[] = [];
  const baselines: { metric: string; from: Day; reason: string }[] = [];
  for (const text of retire) {
    const [support = "", ...reason] = partsOf(text);
    supports.push({ support, answer: { kind: "retire", reason: reason.join("; ") } });
  }
  for (const text of extend) {
    const [support = "", until = "", by = "", ...reason] = partsOf(text);
    const day = dayFromIso(until.replace(/^until /, ""));
    if (day === undefined) unclear.push(`--extend ${text} does not say until when, such as until 2027-03-31`);
    else
      supports.push({
        support,
        answer: { kind: "extend", until: day, authority: by.replace(/^by /, ""), reason: reason.join("; ") },
      });
  }
  for (const text of permanent) {
    const [support = "", owner = "", ...reason] = partsOf(text);
    supports.push({ support, answer: { kind: "make-permanent", owner, reason: reason.join("; ") } });
  }
  for (const text of baseline) {
    const [metric = "", from = "", ...reason] = partsOf(text);
    const day = dayFromIso(from);
    if (day === undefined) unclear.push(`--baseline ${text} does not say from when, such as 2026-09-01`);
    else baselines.push({ metric, from: day, reason: reason.join("; ") });
  }
  return { supports, baselines, unclear };
}

function partsOf(text: string): readonly string[] {
  return text.split(";").map((part) => part.trim());
}
