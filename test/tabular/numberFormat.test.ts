import { unitOfFormat } from "../../src/tabular/numberFormat";

describe("the unit of a number format", () => {
  test.each(["0%", "0.0%", "0.00 %", "#,##0%;[Red]-#,##0%", "[Red][<0.5]0%;0%"])("%s is percent", (format) => {
    expect(unitOfFormat(format)).toBe("percent");
  });

  test.each([
    "d mmm yyyy",
    "m/d/yyyy",
    "yyyy-mm-dd",
    "[$-409]d-mmm-yy;@",
    "[$-F800]dddd, mmmm dd, yyyy",
    'dd"."mm"."yyyy',
  ])("%s is a date", (format) => {
    expect(unitOfFormat(format)).toBe("date");
  });

  test.each([
    "General",
    "0",
    "#,##0.00",
    "@",
    "0.00E+00",
    "# ?/?",
    '0 "d"',
    '0.0 "days"',
    "0\\d",
    "0_d",
    "0* ",
    "[$€-407] #,##0.00",
    "[$-409]0.0",
    "#,##0 [$USD]",
    "[Red]0;[Blue]-0",
    "[Magenta]0.0",
    "[Yellow]0;[Cyan]-0;[Black]0",
    "[>=100]0;0.0",
    '0"%"', // only drawn, nothing is multiplied
    "Standard",
  ])("%s is plain", (format) => {
    expect(unitOfFormat(format)).toBe("plain");
  });
});

test.each(["h:mm", "[h]:mm", "[mm]:ss", "h:mm AM/PM"])("%s is a time: it is compared with times only", (format) => {
  expect(unitOfFormat(format)).toBe("time");
});
