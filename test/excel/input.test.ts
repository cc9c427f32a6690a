import { fewerDigits } from "./grid/fewerDigits";
import { cultureOf } from "./model/culture";
import { CellError } from "./model/cellValue";
import { dateOfSerial, serialOfDate } from "./model/dates";
import { displayText } from "./model/numberFormat";
import { checkNumberFormat } from "./model/numberFormatCode";
import { readTypedInput } from "./model/typedInput";

const english = cultureOf("en-US");
const german = cultureOf("de-DE");

const read = (text: string, culture = english): unknown[] => {
  const { value, formula, numberFormat } = readTypedInput(text, { culture, date1904: false, currentYear: 2026 });
  return [formula ?? value, numberFormat];
};

describe("typed input", () => {
  it.each<[string, unknown, string | undefined]>([
    ["00123", 123, undefined],
    [" 12 ", 12, undefined],
    ["-2.5", -2.5, undefined],
    ["1e3", 1000, "0.00E+00"],
    ["1,234", 1234, "#,##0"],
    ["1,234.5", 1234.5, "#,##0.00"],
    ["50%", 0.5, "0%"],
    ["12.5%", 0.125, "0.00%"],
    ["$120", 120, "$#,##0_);[Red]($#,##0)"],
    ["-$1.50", -1.5, "$#,##0.00_);[Red]($#,##0.00)"],
    ["(5)", -5, undefined],
    ["1 1/2", 1.5, "# ?/?"],
  ])("reads %s as a number", (text, value, format) => {
    expect(read(text)).toEqual([value, format]);
  });

  // 42737 is 2 January 2017; 46024 is 2 January 2026.
  it.each<[string, number, string]>([
    ["1/2/2017", 42737, "m/d/yyyy"],
    ["2017-01-02", 42737, "m/d/yyyy"],
    ["1/2/17", 42737, "m/d/yyyy"],
    ["1-2", 46024, "d-mmm"],
    ["2-Jan-17", 42737, "d-mmm-yy"],
    ["2 January 2017", 42737, "d-mmm-yy"],
    ["Jan-17", 46039, "d-mmm"],
    ["Jan 2017", 42736, "mmm-yy"],
    ["10:30", 0.4375, "h:mm"],
    ["6:00 PM", 0.75, "h:mm AM/PM"],
    ["1/2/2017 12:00", 42737.5, "m/d/yyyy h:mm"],
    ["9 AM", 0.375, "h:mm AM/PM"],
    ["9 p", 0.875, "h:mm AM/PM"],
    ["12:30.5", 750.5 / 86_400, "mm:ss.0"],
    ["2/29/1900", 60, "m/d/yyyy"],
    ["2/29/1900 9 AM", 60.375, "m/d/yyyy h:mm"],
  ])("reads %s as a date or time", (text, value, format) => {
    expect(read(text)).toEqual([value, format]);
  });

  it.each([
    "abc",
    "13/32/2017",
    "1-2-3-4",
    "1,23",
    "12 apples",
    "A1",
    "3.1.2",
    "May be",
    "25:99",
    "- item",
    "13 PM",
    "2/30/1900",
    "1:61.5",
  ])("leaves %s as text", (text) => {
    expect(read(text)).toEqual([text, undefined]);
  });

  it("reads truth values, errors and formulas", () => {
    expect(read("TRUE")[0]).toBe(true);
    expect(read("false")[0]).toBe(false);
    expect(read("#N/A")[0]).toBe(CellError.of("#N/A"));
    expect(read("=1+1")[0]).toBe("=1+1");
    expect(read("+A1")[0]).toBe("=+A1");
    expect(read("-A1*2")[0]).toBe("=-A1*2");
    expect(read("@SUM(A1)")[0]).toBe("=SUM(A1)");
    expect(read("=")[0]).toBe("=");
  });

  it("takes a leading apostrophe as the mark of a text", () => {
    expect(readTypedInput("'00123", { culture: english, date1904: false, currentYear: 2026 })).toEqual({
      value: "00123",
      quotePrefix: true,
    });
  });

  it("follows the culture's separators and order of day and month", () => {
    expect(read("1,5", german)).toEqual([1.5, undefined]);
    expect(read("1.234,5", german)).toEqual([1234.5, "#,##0.00"]);
    expect(read("2.1.2017", german)).toEqual([42737, "m/d/yyyy"]);
    expect(read("2/1/2017", german)).toEqual([42737, "m/d/yyyy"]);
    expect(read("1.5", german)).toEqual([46143, "d-mmm"]);
    expect(read("1,5", english)).toEqual(["1,5", undefined]);
  });
});

describe("dates", () => {
  it("counts as Excel does, with its 29 February 1900, and from 1904 on Macs", () => {
    expect(serialOfDate(1900, 1, 1, false)).toBe(1);
    expect(serialOfDate(1900, 3, 1, false)).toBe(61);
    expect(serialOfDate(2020, 14, 1, false)).toBe(44228);
    expect(serialOfDate(1904, 1, 2, true)).toBe(1);
    expect(dateOfSerial(60, false)).toEqual({ year: 1900, month: 2, day: 29 });
    expect(dateOfSerial(42737, false)).toEqual({ year: 2017, month: 1, day: 2 });
    expect(dateOfSerial(41275, true)).toEqual({ year: 2017, month: 1, day: 2 });
  });
});

describe("shown text", () => {
  it.each<[number, string, string]>([
    [0.1 + 0.2, "General", "0.3"],
    [1234567.891, "General", "1234567.891"],
    [1e21, "General", "1E+21"],
    [0, "[=0]0;[<100]#,##0.0###;#,##0", "0"],
    [0.24, "[=0]0;[<100]#,##0.0###;#,##0", "0.24"],
    [1234.5, "[=0]0;[<100]#,##0.0###;#,##0", "1,235"],
    [-12, "[=0]0;[<100]#,##0.0###;#,##0", "-12.0"],
    [1.005, "0.00", "1.01"],
    [1234.5, "#,##0.00", "1,234.50"],
    [-1234.5, "$#,##0_);[Red]($#,##0)", "($1,235)"],
    [0.125, "0.0%", "12.5%"],
    [12345, "0.00E+00", "1.23E+04"],
    [0, "0;-0;-", "-"],
    [7, "000", "007"],
    [42737, "m/d/yyyy", "1/2/2017"],
    [42737, "yyyy-mm-dd", "2017-01-02"],
    [42737, "dddd, d mmmm yy", "Monday, 2 January 17"],
    [42737.4375, "h:mm AM/PM", "10:30 AM"],
    [1.5, "[h]:mm", "36:00"],
    [0.000011574, "mm:ss", "00:01"],
    [5, '0 "days"', "5 days"],
    [1500000, "0.0,,", "1.5"],
    [0.5, "# ?/?", " 1/2"],
    [1.25, "# ??/??", "1  1/4 "],
    [-1.5, "# ?/?", "-1 1/2"],
    [2, "# ?/?", "2    "],
    [0, "# ?/?", "0    "],
    [0.9999, "# ?/?", "1    "],
    [2.4, "# ?/8", "2 3/8"],
    [1.5, "?/?", "3/2"],
    [5551234567, "(###) ###-####", "(555) 123-4567"],
    [123456789, "000-00-0000", "123-45-6789"],
    [15551234567, "(###) ###-####", "(1555) 123-4567"],
  ])("shows %d with %s as %s", (value, format, text) => {
    expect(displayText(value, format, english, false)).toBe(text);
  });

  it.each<[number, number, string | undefined]>([
    [1866666666.67, 8, "1.87E+09"],
    [1866666666.67, 10, "1866666667"],
    [1500000000, 9, "1.5E+09"],
    [123.456789, 8, "123.4568"],
    [-2 / 3, 5, "-0.67"],
    [0.0000123456, 8, "1.23E-05"],
    [9.96, 3, "10"],
    [1866666666.67, 4, undefined],
  ])("shows a General %d in a column of %d characters as %s", (value, width, text) => {
    expect(fewerDigits(value, english, ({ length }) => length <= width)).toBe(text);
  });

  it("shows texts, truth values and errors", () => {
    expect(displayText("x", "0.00", english, false)).toBe("x");
    expect(displayText("x", '0;0;0;"<"@">"', english, false)).toBe("<x>");
    expect(displayText(true, "0", english, false)).toBe("TRUE");
    expect(displayText(CellError.of("#N/A"), "0", english, false)).toBe("#N/A");
    expect(displayText(1.5, "0.0", german, false)).toBe("1,5");
  });
});

describe("number formats", () => {
  it.each([
    "General",
    "@",
    "0.0x",
    "#,##0.00",
    '0 "kg"',
    "0\\%",
    "[$-409]m/d/yy h:mm AM/PM;@",
    "$* #,##0.00",
    '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
    "[Red][<=100]0;[Color 12]0",
    "[h]:mm:ss.0",
    "dddd, mmmm dd, yyyy",
    "#.##0,00 €",
    "0.00E+00",
    "# ?/?",
    "General;[Red]-General",
  ])("take %s", (format) => {
    expect(checkNumberFormat(format)).toBe(format);
  });

  it.each(["bogus", "0 kg", '"open', "[Pink]0", "0[", "0\\", "a;b;c;d;e", "0".repeat(256)])("refuse %s", (format) => {
    expect(() => checkNumberFormat(format)).toThrow("is not a number format");
  });
});
