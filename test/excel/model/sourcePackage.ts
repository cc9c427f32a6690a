/** What an opened .xlsx file holds beyond the model, kept so that saving gives it back. */

import type { Style } from "./style";
import type { Worksheet } from "./worksheet";

export interface SourceSheet {
  /** The part's name, for example "xl/worksheets/sheet1.xml". */
  part: string;
  sheetId: number;
  /** Attributes of the root element: namespaces that kept elements need. */
  rootAttributes: Record<string, string>;
  /** Elements of the sheet that are written back as they were, by element name. */
  elements: Map<string, string>;
  /** Attributes of the sheet's view that the model does not hold, such as its zoom. */
  viewAttributes: Record<string, string>;
  /** The parts with the sheet's notes, its threads and the boxes of both. */
  commentParts?: { comments: string; threaded: string | undefined; drawing: string | undefined };
  /** Panes and selections as the file has them, while the same rows and columns are frozen. */
  view: { inside: string; frozen: string };
  /** Attributes of the page set-up and of the sheet's properties that the model does not hold. */
  pageAttributes: Record<string, string>;
  properties: { attributes: Record<string, string>; outline: string };
  /** Relationships that those elements use. */
  relationships: SourceRelationship[];
  /** Those that saving makes anew, with the ids they had. */
  remade: SourceRelationship[];
  drawing?: SourceDrawing;
}

/** The drawing of a sheet: its part holds what lies over the cells. */
export interface SourceDrawing {
  part: string;
  /** The opening tag of its root element. */
  rootTag: string;
  relationships: SourceRelationship[];
  /** The parts of its charts. */
  chartParts: string[];
  /** How many things it places. */
  count: number;
}

export interface SourceRelationship {
  id: string;
  type: string;
  /** A part's name, or an address when external. */
  target: string;
  external: boolean;
}

export interface SourcePackage {
  /** Parts that are written back byte for byte. */
  parts: Map<string, Uint8Array>;
  /** Content types of those parts, by part name; and by file ending. */
  overrides: Map<string, string>;
  defaults: Map<string, string>;
  main: { part: string; contentType: string };
  sheets: Map<Worksheet, SourceSheet>;
  /** The workbook's entries for sheets that are not worksheets. */
  otherSheets: string[];
  packageRelationships: SourceRelationship[];
  workbookRelationships: SourceRelationship[];
  /** Those that saving makes anew, with the ids they had. */
  remade: SourceRelationship[];
  /** Elements of the workbook part that are written back as they were, by element name. */
  workbookElements: Map<string, string>;
  workbookAttributes: Record<string, string>;
  /** The window and the way of calculating, as far as the model does not hold them. */
  viewAttributes: Record<string, string>;
  calculationAttributes: Record<string, string>;
  rootAttributes: Record<string, string>;
  stylesXml: string | undefined;
  /** The number of the cell format in the file's own list, for styles that came from it. */
  formatOf: Map<Style, number>;
  /** Texts with several formats, by their plain text. */
  richTexts: Map<string, string>;
  /** The part with the add-in's settings. */
  settingsPart?: string;
}
