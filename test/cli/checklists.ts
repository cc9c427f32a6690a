/**
 * npm run checklists -- FOLDER [MANIFEST.csv]
 * Looks for checklists in every workbook and text file of a folder, through the product's own search and adapter, and
 * says what was found: header row, columns, which column serves as what. With a manifest (columns file, columns,
 * header_row) it compares. The manifest counts rows from the first used row of a sheet; ours are those of the sheet.
 * Exit 0 every file was read and at least 90 % are right, 1 fewer, 2 the folder or the manifest cannot be read.
 */
import "../../src/taskpane/withoutEval";
import { checklistsCommand } from "./checklistsCommand";
import { runAsScript } from "./command";

void runAsScript(checklistsCommand);
