import { throughAll } from "./throughAll";
import { pinning, planning, replanning } from "./workflows";

/** They are written as every evaluation is; these disturbances meet what is their own. */
throughAll(planning, { only: ["failed late"] });
throughAll(replanning, { only: ["failed late", "the table sorted"] });
throughAll(pinning, { only: ["failed early", "a column inserted"] });
