/** Functions: worksheet functions called from code. Only those the product needs. */

import { serialOfDate } from "../model/dates";
import type { Workbook } from "../model/workbook";
import { defineClass, type HostClass } from "../protocol/hostObject";

interface Result {
  value: unknown;
  error: string;
}

export const functions: HostClass<Workbook> = defineClass({
  name: "Functions",
  methods: {
    Date: ({ date1904 }, args) => {
      const [year, month, day] = [args.integer(0), args.integer(1), args.integer(2)];
      const first = date1904 ? 1904 : 1900;
      const serial = serialOfDate(year < first ? year + 1900 : year, month, day, date1904);
      const valid = year >= 0 && year < 10_000 && serial >= 0;
      return functionResult(valid ? { value: serial, error: "" } : { value: null, error: "#NUM!" });
    },
  },
});

const functionResult: HostClass<Result> = defineClass({
  name: "FunctionResult",
  scalars: { Value: { get: ({ value }) => value }, Error: { get: ({ error }) => error } },
});
