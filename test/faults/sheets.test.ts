import { throughAll } from "./throughAll";
import { creation, moreColumns } from "./workflows";

throughAll(creation);
throughAll(moreColumns);
