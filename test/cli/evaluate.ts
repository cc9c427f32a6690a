/**
 * npm run evaluate -- [BOOK.xlsx] [--out FILE] [--as-of YYYY-MM-DD] [--by NAME] [--json]
 *                     [--checklist 'Sheet!A5:F40'] [--columns 'Actual=Score; Gate=C']
 *                     [--words 'N=fails; Fulfilled=passes']
 *                     [--retire ID] [--extend 'ID; until DATE; by AUTHORITY; REASON'] [--permanent 'ID; OWNER']
 *                     [--baseline 'METRIC; DATE; REASON']
 *                     [--plan] [--plan-steps N] [--plan-seconds N] [--seed N]
 * Evaluates a workbook without Excel, through the product's own workflow and adapter, and writes the scored workbook. A
 * workbook without our tables is evaluated by its checklist, where it has exactly one, or by the one that is named.
 * Where there are units, the waves are planned if no unit has one, or anew with --plan; else the plan is checked.
 * Exit 0 evaluated, 2 the file cannot be read or holds neither our tables nor a checklist, 3 refused.
 */
import "../../src/taskpane/withoutEval";
import { runAsScript } from "./command";
import { evaluateCommand } from "./evaluateCommand";

void runAsScript(evaluateCommand);
