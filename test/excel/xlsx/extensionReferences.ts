/** References inside a sheet's kept extensions, such as sparklines and rules that name other sheets. */

import { formatArea } from "../model/address";
import type { ExtensionReferences, Worksheet } from "../model/worksheet";
import { areasOf } from "./readSheetParts";
import { escapeXml, unescapeXml } from "./xml";

const FORMULA = /(<xm:f>)([^<]*)(<\/xm:f>)/g;
const AREAS = /(<xm:sqref>)([^<]*)(<\/xm:sqref>)/g;

export function readExtensionReferences(text: string): ExtensionReferences {
  return {
    formulas: [...text.matchAll(FORMULA)].map(([, , formula = ""]) => `=${unescapeXml(formula)}`),
    areas: [...text.matchAll(AREAS)].map(([, , list]) => areasOf(list)),
  };
}

/** The kept text with the references of now; untouched where nothing moved. */
export function moveExtensionReferences({ extensionReferences }: Worksheet, text: string): string {
  let formula = 0;
  let areas = 0;
  return text
    .replace(FORMULA, (all, open: string, given: string, close: string) => {
      const now = extensionReferences.formulas[formula++]?.slice(1);
      return now === undefined || now === unescapeXml(given) ? all : open + escapeXml(now) + close;
    })
    .replace(AREAS, (all, open: string, given: string, close: string) => {
      const now = extensionReferences.areas[areas++];
      const list = now?.map(formatArea).join(" ");
      // What lay on deleted cells only has nowhere to lie.
      if (list === undefined || list === areasOf(given).map(formatArea).join(" ")) return all;
      return open + (list === "" ? "#REF!" : list) + close;
    });
}
