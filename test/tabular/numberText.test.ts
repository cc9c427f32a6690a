import { numberFromText } from "../../src/tabular/numberText";
import { localeOf } from "../../src/tabular/workbookLocale";

const read = (text: string, language: string) => numberFromText(text, localeOf(language));

describe("a number typed as text", () => {
  test.each([
    ["92.1", "en-US", 92.1],
    [" 92.1 ", "en-US", 92.1],
    ["1,250", "en-US", 1250],
    ["1,234,567.5", "en-GB", 1234567.5],
    ["-3", "en-US", -3],
    ["−3", "en-US", -3],
    ["+3", "en-US", 3],
    [".5", "en-US", 0.5],
    ["5.", "en-US", 5],
    ["1.5e3", "en-US", 1500],
    ["2E-3", "en-US", 0.002],
    ["1.234,5", "de-DE", 1234.5],
    ["92,1", "de-DE", 92.1],
    ["1.250", "de-DE", 1250],
    ["-0,5", "de-DE", -0.5],
    ["1\u202f234,5", "fr-FR", 1234.5], // as Excel writes it: narrow no-break space
    ["1\u00a0234,5", "fr-FR", 1234.5],
    ["1 234 567,5", "fr-FR", 1234567.5],
    ["1\u00a0234,5", "sv-SE", 1234.5],
    ["−12,5", "sv-SE", -12.5],
  ])("%s in %s is %d", (text, language, value) => {
    expect(read(text, language)).toEqual({ value, percent: false });
  });

  test.each([
    ["90%", "en-US", 90],
    ["90 %", "en-US", 90],
    ["92,5\u00a0%", "de-DE", 92.5],
    ["92,5\u202f%", "fr-FR", 92.5],
  ])("%s in %s is a percentage", (text, language, value) => {
    expect(read(text, language)).toEqual({ value, percent: true });
  });

  test.each([
    ["1,25", "en-US"], // no group ends there
    ["1,2345", "en-US"],
    ["12,34,567", "en-US"],
    ["1.234.5", "de-DE"],
    ["1.25", "de-DE"],
    ["1,234.5", "de-DE"],
    ["1,2,3", "sv-SE"],
    ["1.5.2", "en-US"],
    ["3 of 4", "en-US"],
    ["90 % done", "en-US"],
    ["%", "en-US"],
    ["5 %%", "en-US"],
    ["90..95", "en-US"],
    ["2026-06-30", "en-US"],
    ["0x10", "en-US"],
    ["1e999", "en-US"],
    ["Infinity", "en-US"],
    ["", "en-US"],
    ["-", "en-US"],
    ["Yes", "en-US"],
  ])("%s in %s is none", (text, language) => {
    expect(read(text, language)).toBeUndefined();
  });
});

describe("a locale", () => {
  test.each([
    ["en-US", ".", ",", "mdy"],
    ["en-GB", ".", ",", "dmy"],
    ["de-DE", ",", ".", "dmy"],
    ["sv-SE", ",", "\u00a0", "ymd"],
    ["fr-FR", ",", "\u202f", "dmy"],
  ])("%s writes decimals with %s, groups with %s, dates %s", (language, decimal, group, dateOrder) => {
    expect(localeOf(language, true)).toEqual({ language, decimal, group, dateOrder, date1904: true });
  });
});
