import { throughAll } from "./throughAll";
import { firstEvaluation } from "./workflows";

throughAll(firstEvaluation);
