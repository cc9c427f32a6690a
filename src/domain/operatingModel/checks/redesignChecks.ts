import type { RedesignCheck } from "../redesignContext";
import { accountableMissing } from "./accountableMissing";
import { accountableSeveral } from "./accountableSeveral";
import { adaptationWithoutBounds } from "./adaptationWithoutBounds";
import { capacityExceeded } from "./capacityExceeded";
import { coordinationOutgrows } from "./coordinationOutgrows";
import { delegateMissing } from "./delegateMissing";
import { elementKindsMissing } from "./elementKindsMissing";
import { elementLate } from "./elementLate";
import { elementUnowned } from "./elementUnowned";
import { escalationCircular } from "./escalationCircular";
import { escalationToNobody } from "./escalationToNobody";
import { exceptionsUnowned } from "./exceptionsUnowned";
import { latencyAboveAgreed } from "./latencyAboveAgreed";
import { personOverloaded } from "./personOverloaded";
import { prematureFormalization } from "./prematureFormalization";
import { responseNotAgreed } from "./responseNotAgreed";

/** Every question to the redesigned model, once, in the order in which its answers are shown. */
export const REDESIGN_CHECKS: readonly RedesignCheck[] = [
  elementKindsMissing,
  elementUnowned,
  elementLate,
  capacityExceeded,
  personOverloaded,
  delegateMissing,
  accountableMissing,
  accountableSeveral,
  escalationCircular,
  escalationToNobody,
  exceptionsUnowned,
  responseNotAgreed,
  latencyAboveAgreed,
  coordinationOutgrows,
  adaptationWithoutBounds,
  prematureFormalization,
];
