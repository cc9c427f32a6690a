import { formatFor } from "./format";
import { paneEn, type PaneWords } from "./pane.en";

/** The words of the task pane in the display language. English is the only wording yet; figures follow the language. */
export function paneWordsFor(language: string): PaneWords {
  return paneEn(formatFor(language), language);
}
