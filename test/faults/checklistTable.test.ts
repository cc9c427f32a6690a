import { throughAll } from "./throughAll";
import { checklist } from "./workflows";

throughAll(checklist, { without: ["the table deleted"] });
