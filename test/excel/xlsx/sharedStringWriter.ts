/** Collects the texts of a workbook, each stored once. */

import { encodeCellText, MAIN_NAMESPACE, XML_HEAD } from "./xml";

export class SharedStringWriter {
  private readonly indices = new Map<string, number>();
  private uses = 0;

  constructor(
    /** The file's own form of texts with several formats. */
    private readonly rich: Map<string, string> = new Map(),
  ) {}

  index(text: string): number {
    this.uses++;
    let index = this.indices.get(text);
    if (index === undefined) this.indices.set(text, (index = this.indices.size));
    return index;
  }

  xml(): string {
    const items = [...this.indices.keys()].map((text) => `<si>${this.rich.get(text) ?? plainItem(text)}</si>`);
    const head = `<sst xmlns="${MAIN_NAMESPACE}" count="${this.uses}" uniqueCount="${items.length}">`;
    return `${XML_HEAD}${head}${items.join("")}</sst>`;
  }
}

function plainItem(text: string): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : "";
  return `<t${space}>${encodeCellText(text)}</t>`;
}
