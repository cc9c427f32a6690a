import { entry } from "../domain/entry";
import { RISK_TIERS, UNIT_STATES } from "../domain/waves/units.table";
import type { ProgrammeUnit } from "../domain/waves/programme";
import type { WavePlan } from "../domain/waves/planWaves";
import { IN_WAVE, type WaveReportWords } from "../messages/waveReport.en";
import type { CellValue } from "../tabular/cellValue";
import { GRID_COLUMNS, gridRow } from "./waveGrid";
import type { ReportPage } from "./report";

/** Up to so many units each has a row; beyond them their groups have. */
const UNITS_SHOWN = 60;
const GROUPS_SHOWN = 40;

/** Units by wave: who moves when, each by its state; of many units how many of each group. */
export function addMatrix(page: ReportPage, plan: WavePlan, words: WaveReportWords): void {
  const { programme, assignments } = plan;
  const placed = programme.units.filter(({ key }) => assignments.has(key));
  if (placed.length === 0) return;
  const numbers = [...new Set(placed.map(({ key }) => assignments.get(key) ?? 0))].sort((one, other) => one - other);
  const span = Math.ceil(numbers.length / GRID_COLUMNS);
  const columnOf = new Map(numbers.map((wave, at) => [wave, Math.floor(at / span)]));
  const heads = Array.from({ length: Math.ceil(numbers.length / span) }, (_, at) => {
    const own = numbers.slice(at * span, (at + 1) * span);
    const [first = 0] = own;
    return own.length === 1 ? `${words.wave} ${first}` : `${first} – ${own.at(-1) ?? first}`;
  });
  page.add("heading", [[words.matrix]], { gap: 1, pageBreak: true });
  if (placed.length <= UNITS_SHOWN) addUnits(page, plan, placed, heads, columnOf, words);
  else addGroups(page, plan, placed, heads, columnOf, words);
}

function addUnits(
  page: ReportPage,
  { assignments, violations, late }: WavePlan,
  placed: readonly ProgrammeUnit[],
  heads: readonly string[],
  columnOf: ReadonlyMap<number, number>,
  words: WaveReportWords,
): void {
  const broken = new Set(violations.flatMap((violation) => ("unit" in violation ? [violation.unit] : [])));
  const behind = new Set(late.map(({ unit }) => unit));
  const waveOf = ({ key }: ProgrammeUnit): number => assignments.get(key) ?? 0;
  const rows = [...placed]
    .sort((one, other) => waveOf(one) - waveOf(other))
    .map((unit) => {
      const cells = new Array<CellValue>(heads.length).fill("");
      const said = broken.has(unit.key) ? IN_WAVE.broken : behind.has(unit.key) ? IN_WAVE.late : unit.state;
      cells[columnOf.get(waveOf(unit)) ?? 0] = said;
      return gridRow(unit.key, unit.row.unit ?? "", cells, unit.row.owner ?? "");
    });
  page
    .add("text", [[words.matrixNote]])
    .add("grid", [gridRow("ID", words.inReport.unit, heads, words.owner), ...rows], {
      words: [...UNIT_STATES, ...Object.values(IN_WAVE)],
      columns: [{}, { wrap: true }],
    });
}

function addGroups(
  page: ReportPage,
  { assignments, programme }: WavePlan,
  placed: readonly ProgrammeUnit[],
  heads: readonly string[],
  columnOf: ReadonlyMap<number, number>,
  words: WaveReportWords,
): void {
  const grouped = programme.units.some(({ row }) => row.group !== undefined);
  const by = grouped ? words.by.group : programme.assessed.tier ? words.by.tier : words.by.none;
  const nameOf = ({ row, tier }: ProgrammeUnit): string => {
    if (grouped) return row.group?.trim() ?? words.noGroup;
    return programme.assessed.tier ? (tier ?? RISK_TIERS[2]) : words.all;
  };
  const groups = new Map<string, ProgrammeUnit[]>();
  for (const unit of placed) entry(groups, nameOf(unit), () => []).push(unit);
  const line = (name: string, units: readonly ProgrammeUnit[]): readonly CellValue[] => {
    const cells = new Array<CellValue>(heads.length).fill("");
    for (const { key } of units) {
      const at = columnOf.get(assignments.get(key) ?? 0) ?? 0;
      cells[at] = Number(cells[at]) + 1;
    }
    return gridRow("", name, cells, words.unitCount(units.length));
  };
  const list = [...groups];
  const shown = list.length > GROUPS_SHOWN ? list.slice(0, GROUPS_SHOWN - 1) : list;
  const others = list.slice(shown.length);
  page.add("text", [[words.groupsNote(by)]]).add(
    "grid",
    [
      gridRow("", words.inReport.group, heads),
      ...shown.map(([name, units]) => line(name, units)),
      ...(others.length === 0
        ? []
        : [
            line(
              words.otherGroups(others.length),
              others.flatMap(([, units]) => units),
            ),
          ]),
      line(words.all, placed),
    ],
    { counts: true, columns: [{}, { wrap: true }] },
  );
}
