import { throughAll } from "./throughAll";
import { restoration } from "./workflows";

throughAll(restoration);
