import fc from "fast-check";
import { measuredColumns } from "../../../src/domain/fit/measuredColumns";
import { anySeries, regularSeries } from "../../../src/domain/fit/metricSeries";
import { readingsTable } from "../../../src/domain/readings/readings.table";
import { runs } from "../../runs";
import { day, ENGLISH, plain, date, percent, rowsOf } from "../sheet";

const START = day("2026-06-01");
const HEADERS = ["Measure", "Date", "Unit", "Value", "Denominator"];

/** Rows of one kind, with now and then one of another. */
const kind = fc.constantFrom("whole", "whole ratios", "units", "unit ratios");
const row = fc.record({
  on: fc.integer({ min: 0, max: 30 }),
  unit: fc.constantFrom("North", "north", "South", "East"),
  value: fc.integer({ min: 0, max: 40 }),
  denominator: fc.integer({ min: 1, max: 50 }),
  odd: fc.constantFrom("", "", "", "", "", "", "", "", "unit", "denominator", "percent", "blank"),
});

test("readings of one kind make the series that looking at each date makes", () => {
  let regular = 0;
  fc.assert(
    fc.property(
      kind,
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.constantFrom("plain", "percent"),
      fc.constantFrom("sum", "mean"),
      (of, rows, unit, together) => {
        const drawn = rows.map(({ on, unit: site, value, denominator, odd }) => {
          const hasUnit = of.startsWith("unit") !== (odd === "unit");
          const hasDenominator = of.endsWith("ratios") !== (odd === "denominator");
          const figure = unit === "percent" && !hasDenominator ? percent(value) : plain(value);
          return [
            plain("M1"),
            date(START + on),
            plain(hasUnit ? site : ""),
            odd === "blank" ? plain("") : odd === "percent" ? percent(value) : figure,
            plain(hasDenominator ? denominator : ""),
          ];
        });
        const columns = measuredColumns(rowsOf(readingsTable, { headers: HEADERS, rows: drawn }, ENGLISH)).get("m1");
        if (columns === undefined) throw new Error("no readings");
        const asOf = START + 25;
        const found = regularSeries(columns, asOf, unit, together);
        if (found === undefined) return;
        regular += 1;
        const expected = anySeries(columns, asOf, unit, together);
        expect(found.series).toEqual(expected.series);
        expect(found.newest).toEqual(expected.newest);
      },
    ),
    runs(300),
  );
  expect(regular).toBeGreaterThan(20);
});
