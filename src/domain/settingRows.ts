import type { SampleRow } from "../tabular/derive/newTable";
import { SETTINGS } from "./settings";

/** The rows of a Transition table: every setting with its default or the given value, and its meaning. */
export function settingRows(values: Readonly<Record<string, SampleRow[string]>>): readonly SampleRow[] {
  return SETTINGS.map(({ name, default: standard, meaning }) => ({
    setting: name,
    value: values[name] ?? standard,
    meaning: standard === "" ? meaning : `${meaning} Default ${standard}.`,
  }));
}
