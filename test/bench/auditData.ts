import { ASSUMPTION_KINDS, EVIDENCE_LEVELS } from "../../src/domain/assumptions/assumptions.table";
import { ELEMENT_KINDS } from "../../src/domain/operatingModel/operatingModel.table";
import type { SampleRow } from "../../src/tabular/derive/newTable";

/** Assumptions as real ones are: some break, some nobody tested, most name what replaces them. */
export function assumptionRows(count: number, elements: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `A${i + 1}`,
    assumption: `Assumption ${i + 1}: one person keeps this going by hand`,
    kind: ASSUMPTION_KINDS[i % ASSUMPTION_KINDS.length] ?? "",
    boundary: `B${(i % 5) + 1}`,
    holdsUpTo: i % 17 === 0 ? "" : 20 + (i % 60),
    demandAtTarget: i % 3 === 0 ? 30 + (i % 50) : "",
    importance: 1 + (i % 5),
    evidenceLevel: EVIDENCE_LEVELS[i % EVIDENCE_LEVELS.length] ?? "",
    evidence: `Minutes of week ${(i % 52) + 1}`,
    costAtTarget: i % 7 === 0 ? 1000 + i : "",
    costLimit: i % 7 === 0 ? 5000 : "",
    owner: `Owner ${i % 40}`,
    redesign: i % 4 === 0 ? "" : `E${(i % elements) + 1}`,
  }));
}

export function elementRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `E${i + 1}`,
    element: `Element ${i + 1}`,
    kind: ELEMENT_KINDS[i % ELEMENT_KINDS.length] ?? "",
    oldPractice: "By word of mouth",
    targetDesign: `A written way, number ${i + 1}`,
    owner: i % 9 === 0 ? "" : `Owner ${i % 40}`,
    replaces: `A${i + 1}`,
    state: ["Planned", "Designed", "In place", "Proven"][i % 4] ?? "",
  }));
}

export function boundaryRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `B${i + 1}`,
    boundary: `Boundary ${i + 1}`,
    metric: "sites",
    current: 4 + i,
    target: 40,
    limit: 30 + 10 * i,
    growth: 5,
  }));
}
