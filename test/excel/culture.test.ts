import { openBench } from "./testSupport";

// Day 42737 is 2 January 2017, day 42767 is 1 February 2017.
describe.each([
  ["en-US", ".", ",", "M/d/yyyy", "/", "h:mm:ss tt", "1.5", 42737, "1/2/2017", "$"],
  ["en-GB", ".", ",", "dd/MM/yyyy", "/", "HH:mm:ss", "1.5", 42767, "01/02/2017", "£"],
  ["de-DE", ",", ".", "dd.MM.yyyy", ".", "HH:mm:ss", "1,5", 42767, "01.02.2017", "€"],
  ["sv-SE", ",", "\u00a0", "yyyy-MM-dd", "-", "HH:mm:ss", "1,5", 42737, "2017-01-02", "kr"],
  ["pt-BR", ",", ".", "dd/MM/yyyy", "/", "HH:mm:ss", "1,5", 42767, "01/02/2017", "R$"],
  ["en-NZ", ".", ",", "d/M/yyyy", "/", "h:mm:ss tt", "1.5", 42767, "1/2/2017", "$"],
] as const)("a workbook of %s", (locale, decimal, group, shortDate, separator, time, number, day, shown, currency) => {
  it("tells the add-in its separators and patterns", async () => {
    const bench = await openBench({ locale });
    const seen = await bench.run(async (context) => {
      const { application } = context.workbook;
      const { numberFormat, datetimeFormat } = application.cultureInfo;
      application.load("decimalSeparator,thousandsSeparator,cultureInfo/name");
      numberFormat.load();
      datetimeFormat.load();
      await context.sync();
      return [
        application.cultureInfo.name,
        application.decimalSeparator,
        application.thousandsSeparator,
        numberFormat.numberDecimalSeparator,
        numberFormat.numberGroupSeparator,
        datetimeFormat.shortDatePattern,
        datetimeFormat.dateSeparator,
        datetimeFormat.longTimePattern,
      ];
    });
    bench.close();
    const numbers = [decimal, group, decimal, group];
    expect(seen).toEqual([locale, ...numbers, shortDate, separator, time]);
  });

  it("reads typed numbers, dates and money by them, and shows them so", async () => {
    const bench = await openBench({ locale });
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:C1");
      range.values = [[number, locale === "sv-SE" ? "2017/1/2" : "1/2/2017", `${currency}5`]];
      range.load("values,text");
      await context.sync();
      return [range.values, range.text];
    });
    bench.close();
    expect(seen).toEqual([[[1.5, day, 5]], [[number, shown, expect.stringContaining(currency)]]]);
  });
});
