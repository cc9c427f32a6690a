import { defineTable } from "../../tabular/table";

export const readingsTable = defineTable({
  name: "Readings",
  help: "What was measured, one row a reading. The newest replaces Current and Observed on of what it measures.",
  identity: { id: "measure", repeats: true },
  foundBy: ["measure", "date", "value"],
  columns: {
    measure: {
      header: "Measure",
      type: "id",
      required: true,
      help: "The ID of the invariant, signal, boundary or fit metric that was measured.",
      otherNames: ["Measure ID", "Metric", "Metric ID"],
      width: 12,
    },
    date: {
      header: "Date",
      type: "date",
      required: true,
      help: "The day of the reading. Readings after the status date are ignored.",
      otherNames: ["Reading date", "Measured on", "Observed on"],
      format: "d mmm yyyy",
      width: 13,
    },
    unit: {
      header: "Unit",
      type: "id",
      help: "The site, cohort or region that reports. Blank: the whole.",
      otherNames: ["Site", "Unit ID", "Cohort", "Region"],
      width: 16,
    },
    value: {
      header: "Value",
      type: "quantity",
      required: true,
      help: "What was measured; the numerator where there is a denominator.",
      otherNames: ["Reading", "Numerator"],
      width: 10,
    },
    denominator: {
      header: "Denominator",
      type: "number",
      help: "Out of how many. The reading is then Value ÷ Denominator.",
      otherNames: ["Out of", "Cases"],
      width: 12,
    },
    load: {
      header: "Load",
      type: "number",
      help: "Of a boundary: the load under which Value was the throughput. It is where the boundary is now.",
      width: 8,
    },
  },
});
