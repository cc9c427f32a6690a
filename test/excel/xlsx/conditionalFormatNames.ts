/** Names of conditional format rules that files and the client spell differently, and the formulas files add to them. */

/** Points on scales. The data bars' automatic bounds exist only in the format's newer part. */
export const POINT_TYPES: Readonly<Record<string, string>> = {
  min: "LowestValue",
  max: "HighestValue",
  num: "Number",
  percent: "Percent",
  formula: "Formula",
  percentile: "Percentile",
  autoMin: "Automatic",
  autoMax: "Automatic",
};

export const AXIS_POSITIONS: Readonly<Record<string, string>> = {
  automatic: "Automatic",
  middle: "CellMidPoint",
  none: "None",
};

export const BAR_DIRECTIONS: Readonly<Record<string, string>> = {
  context: "Context",
  leftToRight: "LeftToRight",
  rightToLeft: "RightToLeft",
};

export interface TextKind {
  type: string;
  /** The formula for the first cell and the text as it stands in a formula. */
  formula: (cell: string, text: string) => string;
}

export const TEXT_KINDS: Readonly<Record<string, TextKind>> = {
  Contains: { type: "containsText", formula: (cell, text) => `NOT(ISERROR(SEARCH(${text},${cell})))` },
  NotContains: { type: "notContainsText", formula: (cell, text) => `ISERROR(SEARCH(${text},${cell}))` },
  BeginsWith: { type: "beginsWith", formula: (cell, text) => `LEFT(${cell},LEN(${text}))=${text}` },
  EndsWith: { type: "endsWith", formula: (cell, text) => `RIGHT(${cell},LEN(${text}))=${text}` },
};

export interface PresetKind {
  attributes: Record<string, string>;
  formula?: (cell: string) => string;
}

const period = (timePeriod: string, formula: (cell: string) => string): PresetKind => ({
  attributes: { type: "timePeriod", timePeriod },
  formula,
});

const average = (attributes: Record<string, string>): PresetKind => ({
  attributes: { type: "aboveAverage", ...attributes },
});

const monthOf = (cell: string, day: string): string => `AND(MONTH(${cell})=MONTH(${day}),YEAR(${cell})=YEAR(${day}))`;

export const PRESETS: Readonly<Record<string, PresetKind>> = {
  Blanks: { attributes: { type: "containsBlanks" }, formula: (cell) => `LEN(TRIM(${cell}))=0` },
  NonBlanks: { attributes: { type: "notContainsBlanks" }, formula: (cell) => `LEN(TRIM(${cell}))>0` },
  Errors: { attributes: { type: "containsErrors" }, formula: (cell) => `ISERROR(${cell})` },
  NonErrors: { attributes: { type: "notContainsErrors" }, formula: (cell) => `NOT(ISERROR(${cell}))` },
  Yesterday: period("yesterday", (cell) => `FLOOR(${cell},1)=TODAY()-1`),
  Today: period("today", (cell) => `FLOOR(${cell},1)=TODAY()`),
  Tomorrow: period("tomorrow", (cell) => `FLOOR(${cell},1)=TODAY()+1`),
  LastSevenDays: period("last7Days", (cell) => `AND(TODAY()-FLOOR(${cell},1)<=6,FLOOR(${cell},1)<=TODAY())`),
  LastWeek: period(
    "lastWeek",
    (cell) => `AND(TODAY()-ROUNDDOWN(${cell},0)>=(WEEKDAY(TODAY())),TODAY()-ROUNDDOWN(${cell},0)<(WEEKDAY(TODAY())+7))`,
  ),
  ThisWeek: period(
    "thisWeek",
    (cell) => `AND(TODAY()-ROUNDDOWN(${cell},0)<=WEEKDAY(TODAY())-1,ROUNDDOWN(${cell},0)-TODAY()<=7-WEEKDAY(TODAY()))`,
  ),
  NextWeek: period(
    "nextWeek",
    (cell) =>
      `AND(ROUNDDOWN(${cell},0)-TODAY()>(7-WEEKDAY(TODAY())),ROUNDDOWN(${cell},0)-TODAY()<(15-WEEKDAY(TODAY())))`,
  ),
  LastMonth: period("lastMonth", (cell) => monthOf(cell, "EDATE(TODAY(),0-1)")),
  ThisMonth: period("thisMonth", (cell) => monthOf(cell, "TODAY()")),
  NextMonth: period("nextMonth", (cell) => monthOf(cell, "EDATE(TODAY(),0+1)")),
  AboveAverage: average({}),
  BelowAverage: average({ aboveAverage: "0" }),
  EqualOrAboveAverage: average({ equalAverage: "1" }),
  EqualOrBelowAverage: average({ aboveAverage: "0", equalAverage: "1" }),
  OneStdDevAboveAverage: average({ stdDev: "1" }),
  OneStdDevBelowAverage: average({ aboveAverage: "0", stdDev: "1" }),
  TwoStdDevAboveAverage: average({ stdDev: "2" }),
  TwoStdDevBelowAverage: average({ aboveAverage: "0", stdDev: "2" }),
  ThreeStdDevAboveAverage: average({ stdDev: "3" }),
  ThreeStdDevBelowAverage: average({ aboveAverage: "0", stdDev: "3" }),
  UniqueValues: { attributes: { type: "uniqueValues" } },
  DuplicateValues: { attributes: { type: "duplicateValues" } },
};

/** The preset that a rule's attributes spell; true and 1 mean the same in files, and 0 and false. */
export function presetOf(given: Record<string, string>): string | undefined {
  const plain = (value: string | undefined): string | undefined =>
    value === "true" ? "1" : value === "false" ? "0" : value;
  const defaults: Record<string, string> = { aboveAverage: "1", equalAverage: "0", stdDev: "0" };
  const keys = ["type", "timePeriod", "aboveAverage", "equalAverage", "stdDev"];
  return Object.keys(PRESETS).find((name) =>
    keys.every((key) => (plain(given[key]) ?? defaults[key]) === (PRESETS[name]?.attributes[key] ?? defaults[key])),
  );
}
