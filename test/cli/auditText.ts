import type { GatesOutcome } from "../../src/workflows/evaluateGates";

/** The diagnosis as a person reads it in a terminal; nothing where the workbook has none of its tables. */
export function auditText({ audit: { regime, boundaries, audit, main }, messages }: GatesOutcome): readonly string[] {
  if (boundaries === undefined && audit === undefined) return [];
  const { format } = messages;
  const because = regime.because.slice(0, SHOWN).map((finding) => `  ${messages.finding(finding)}`);
  const step = audit?.nextSafeStep;
  const metric = main?.row.metric;
  return [
    "",
    `Regime: ${regime.state}`,
    ...because,
    ...(regime.because.length > SHOWN ? [`  ${messages.words.more(regime.because.length - SHOWN)}`] : []),
    ...(step === undefined
      ? []
      : [
          `Next safe step: ${[format.number(step.size), "more", ...(metric === undefined ? [] : [metric])].join(" ")} before ${step.assumption.name.key} breaks`,
        ]),
    ...(audit === undefined || audit.unknownHeadroom === 0
      ? []
      : [messages.auditReport.unknownHeadroom(audit.unknownHeadroom)]),
  ];
}

const SHOWN = 6;
