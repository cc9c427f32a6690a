import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";
import { dutiesOf } from "./duties";

export const capacityExceeded: RedesignCheck = {
  id: "capacity-exceeded",
  question: "Can each handoff and each decision carry what comes at the target?",
  severity: "warning",
  find: (model) =>
    dutiesOf(model).flatMap(({ duty, evaluation, place, loadCell }) => {
      const { name, loadRatio } = evaluation;
      if (loadRatio === undefined || loadRatio <= 1) return [];
      const facts = { duty, name, ratio: loadRatio };
      return [{ finding: finding("capacity-exceeded", "warning", facts, [loadCell]), rows: [place] }];
    }),
};
