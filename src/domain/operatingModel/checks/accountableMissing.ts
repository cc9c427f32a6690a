import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";
import { dutiesOf } from "./duties";

export const accountableMissing: RedesignCheck = {
  id: "accountable-missing",
  question: "Is somebody accountable for each handoff and each decision?",
  severity: "warning",
  find: (model) =>
    dutiesOf(model).flatMap(({ duty, evaluation: { name, accountable }, place, accountableCell }) =>
      accountableCell === undefined || accountable.length > 0
        ? []
        : [{ finding: finding("accountable-missing", "warning", { duty, name }, [accountableCell]), rows: [place] }],
    ),
};
