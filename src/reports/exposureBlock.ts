import type { Exposure, ExposureFigures } from "../domain/risks/exposure/exposureInput";
import { riskReportWords } from "../messages/riskReport.en";
import type { CellValue } from "../tabular/cellValue";
import { MONEY_FORMAT } from "../tabular/numberFormat";
import type { RiskReportInput } from "./riskReport";
import type { BlockColumn, ReportPage } from "./report";

const HEIGHT = 16;
const TOP = 10;

const MONEY: BlockColumn = { format: MONEY_FORMAT, align: "right" };
const SHARE: BlockColumn = { format: "0.0", align: "right" };

/** What the register may cost: its figures with their errors, the curve, what makes it up, the price of waiting. */
export function addExposure(page: ReportPage, input: RiskReportInput): void {
  const { exposures, messages } = input;
  const words = riskReportWords;
  const [first] = exposures;
  const { quantified, unquantified, closed } = input.risks.counts;
  const counts = [`${words.counts(quantified, unquantified, closed)}.`];
  if (first === undefined) {
    page.add("text", [[`${words.nothingQuantified}.`], counts]);
    return;
  }
  const { format } = messages;
  const rho = (exposure: Exposure): string => format.number(exposure.rho);
  page
    .add("text", [[`${words.covers(format.money(first.before.p80), rho(first))}.`], counts])
    .add(
      "table",
      [
        words.exposureHeader,
        ...exposures.flatMap((exposure) =>
          (["before", "after"] as const).flatMap((when) => [
            figuresLine(words.state(when, rho(exposure)), exposure[when]),
            errorsLine(words.errors, exposure[when]),
          ]),
        ),
      ],
      { columns: [{}, { wrap: true }, MONEY, MONEY, MONEY, MONEY] },
    );
  addWaiting(page, first);
  if (first.exceedance.length > 0) {
    page.chart(
      {
        key: "exceedance",
        title: words.exceedance.title,
        kind: "scatter",
        along: 2,
        figures: [
          ["", "", words.exposure, ...words.exceedance.header.slice(2, 4)],
          ...first.exceedance.map(({ loss, before, after }) => ["", "", loss, 100 * before, 100 * after]),
        ],
        columns: [{}, {}, MONEY, SHARE, SHARE],
        horizontal: { minimum: 0, format: MONEY_FORMAT },
        vertical: { title: words.exceedance.axis, minimum: 0, maximum: 100, step: 20, format: "0" },
        series: [
          { column: 3, name: words.exceedance.header[2] ?? "", look: "course" },
          { column: 4, name: words.exceedance.header[3] ?? "", look: "limit" },
        ],
      },
      HEIGHT,
      { gap: 1 },
    );
  }
  const names = new Map(input.risks.risks.map(({ name }) => [name.key, name.text]));
  const top = first.contributions
    .filter(({ toP80 }) => toP80 > 0)
    .sort((one, other) => other.toP80 - one.toP80)
    .slice(0, TOP);
  if (top.length === 0) return;
  page.chart(
    {
      key: "contributors",
      title: words.contributors.title,
      kind: "columns",
      along: 0,
      figures: [
        words.contributors.header,
        ...top.map(({ key, toP80 }): readonly CellValue[] => [key, names.get(key) ?? "", toP80]),
      ],
      columns: [{}, { wrap: true }, MONEY],
      vertical: { minimum: 0, format: MONEY_FORMAT },
      series: [{ column: 2, name: words.contributors.axis, look: "known" }],
    },
    HEIGHT,
    { gap: 1 },
  );
}

function figuresLine(title: string, { mean, p50, p80, p95 }: ExposureFigures): readonly CellValue[] {
  return ["", title, mean, p50, p80, p95];
}

/** The mean is a closed form: it has none. */
function errorsLine(title: string, { standardErrors: { p50, p80, p95 } }: ExposureFigures): readonly CellValue[] {
  return ["", title, "", p50, p80, p95];
}

function addWaiting(page: ReportPage, { waiting }: Exposure): void {
  const words = riskReportWords;
  if (waiting === null) return;
  page
    .add("heading", [[words.waiting]], { gap: 1 })
    .add(
      "table",
      [
        words.waitingHeader,
        ["", words.goNow, "", waiting.now],
        ...waiting.options.map(({ weeks, cost, p80 }): readonly CellValue[] => [
          "",
          words.weeksLater(weeks),
          cost,
          p80,
          waiting.now - p80,
          waiting.now - p80 - cost,
        ]),
      ],
      { columns: [{}, { wrap: true }, MONEY, MONEY, MONEY, MONEY] },
    );
}
