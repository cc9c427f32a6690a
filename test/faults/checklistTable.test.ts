import { throughAll } from "./throughAll";
import { checklist } from "./workflows";

// A report that was cut short early keeps one of its former lines when it is written again.
throughAll(checklist, {
  without: ["the table deleted"],
  notYet: ["failed early", "failed early, then a column added"],
});
