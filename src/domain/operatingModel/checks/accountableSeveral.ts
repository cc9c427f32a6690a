import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";
import { dutiesOf } from "./duties";

export const accountableSeveral: RedesignCheck = {
  id: "accountable-several",
  question: "Is it one who is accountable, and not two?",
  severity: "warning",
  find: (model) =>
    dutiesOf(model).flatMap(({ duty, evaluation: { name, accountable: people }, place, accountableCell }) =>
      accountableCell === undefined || people.length < 2
        ? []
        : [
            {
              finding: finding("accountable-several", "warning", { duty, name, people }, [accountableCell]),
              rows: [place],
            },
          ],
    ),
};
