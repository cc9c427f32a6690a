import { finding, type Finding } from "../../src/domain/finding";
import type { WaveFindingFacts } from "../../src/domain/waves/waveFindings";
import { dayOf } from "../../src/tabular/excelDate";

const start = dayOf(2027, 1, 4) ?? 0;
const end = dayOf(2027, 1, 31) ?? 0;

/** One example a finding about units and waves. */
export const WAVE_EXAMPLES: { readonly [Id in keyof WaveFindingFacts]: Finding } = {
  "unit-unplaced": finding(
    "unit-unplaced",
    "warning",
    {
      unit: "U7",
      because: [
        { id: "pinned", wave: 3, cells: [] },
        { id: "frozen", wave: 3, cells: [] },
      ],
    },
    [],
  ),
  "unit-late": finding("unit-late", "warning", { unit: "U7", wave: 3, due: start, end }, []),
  "unit-size-missing": finding("unit-size-missing", "warning", { unit: "U7" }, []),
  "unit-reference-unknown": finding(
    "unit-reference-unknown",
    "warning",
    { unit: "U7", column: "After", id: "U99" },
    [],
  ),
  "units-without-wave": finding("units-without-wave", "warning", { units: ["U7", "U8"] }, []),
  "dependency-cycle": finding("dependency-cycle", "warning", { units: ["U7", "U8"] }, []),
  "wave-number-unusable": finding("wave-number-unusable", "warning", { wave: "1b" }, []),
  "wave-ends-before-start": finding("wave-ends-before-start", "warning", { wave: 3, start: end, end: start }, []),
  "wave-out-of-order": finding("wave-out-of-order", "warning", { wave: 3, before: 2 }, []),
  "wave-overlaps": finding("wave-overlaps", "warning", { wave: 3, before: 2 }, []),
  "wave-without-room": finding("wave-without-room", "warning", { wave: 3, column: "Max units" }, []),
  "wave-rule-broken": finding(
    "wave-rule-broken",
    "blocker",
    { violation: { id: "over-cap", wave: 3, column: "Max units", limit: 12, planned: 13, cells: [] } },
    [],
  ),
  "wave-plan-cut": finding("wave-plan-cut", "note", { steps: 1200000 }, []),
  "overlap-owner": finding("overlap-owner", "blocker", { wave: 3, units: ["U7", "U8"] }, []),
  "parallel-run-open": finding("parallel-run-open", "blocker", { wave: 3, units: ["U7"] }, []),
  "parallel-run-over": finding("parallel-run-over", "warning", { wave: 3, units: ["U7"] }, []),
  "parallel-run-backwards": finding("parallel-run-backwards", "warning", { wave: 3, units: ["U7"] }, []),
  "waves-held": finding(
    "waves-held",
    "warning",
    { gate: "G2", verdict: "Hold", waves: [3], start, whatIf: start + 28, finish: end, whatIfFinish: end + 28 },
    [],
  ),
  "next-safe-step": finding(
    "next-safe-step",
    "note",
    {
      wave: 3,
      size: 7,
      maxSize: 40,
      planned: 12,
      assumption: { key: "A1", text: "One nurse answers every call" },
    },
    [],
  ),
};
