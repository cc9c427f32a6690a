import { throughAll } from "./throughAll";
import { laterEvaluation } from "./workflows";

throughAll(laterEvaluation);
