import type { CellAddress } from "../../tabular/cellAddress";
import { numberFromText } from "../../tabular/numberText";
import type { Quantity } from "../../tabular/quantity";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { ReadRisk, RiskRows } from "./readRisks";
import type { ScoreKind } from "./riskFindings";

/** A score column of the register's own writers: recognized, named, and left alone. */
export interface TheirScore {
  readonly column: string;
  readonly kind: ScoreKind;
  readonly cells: readonly CellAddress[];
}

const HEADERS =
  /^(?:(?:risk|severity|total|overall)[\s_]*)?(?:score|index|rating|level|rank|priority number|rpn|exposure score)$|^(?:mag|wert|summe|r|risikowert|risikolevel|risk[\s_(]*p\s*[*x×]\s*i\)?|risk matrix score|severity index|severity|risk score)$/i;

const SAME = 1e-6;

/** Columns that nobody asked for and whose header says score: how their figures come about. `ours`: our own columns. */
export function theirScores(
  rows: RiskRows,
  risks: readonly ReadRisk[],
  ours: ReadonlySet<number>,
  locale: WorkbookLocale,
): readonly TheirScore[] {
  const { snapshot } = rows;
  const used = new Set(
    Object.keys(rows.table.columns).flatMap((key) => rows.columnPosition(key as keyof typeof rows.table.columns) ?? []),
  );
  return snapshot.columns.flatMap(({ id, header }, position) => {
    if (used.has(position) || ours.has(id) || !HEADERS.test(header.trim())) return [];
    const filled = risks.filter(({ row }) => (snapshot.values[row.index]?.[position] ?? "") !== "");
    const [first] = filled;
    if (first === undefined) return [];
    const column = snapshot.firstColumn + position;
    const cells = filled
      .slice(0, 1)
      .map(({ row }) => ({ sheet: snapshot.sheet.name, row: snapshot.headerRow + 1 + row.index, column }));
    return [{ column: header, kind: kindOf(rows, filled, position, locale), cells }];
  });
}

function kindOf(rows: RiskRows, risks: readonly ReadRisk[], position: number, locale: WorkbookLocale): ScoreKind {
  const parts = risks.flatMap((risk) => {
    const cell = rows.snapshot.values[risk.row.index]?.[position];
    const score = typeof cell === "string" ? (numberFromText(cell, locale)?.value ?? labelled(cell) ?? cell) : cell;
    const { probability, impact } = raw(risk);
    return probability === undefined || impact === undefined || score === undefined
      ? []
      : [{ probability, impact, score }];
  });
  if (parts.length < 2) return "unknown";
  const scored = parts.flatMap(({ score, ...rest }) => (typeof score === "number" ? [{ ...rest, score }] : []));
  if (scored.length === parts.length) {
    // Probability and impact as their cells show them, on whatever scale: a product keeps its ratio, a sum its weights.
    if (fits(scored, ({ probability, impact }) => [probability * impact])) return "product";
    if (fits(scored, ({ probability, impact }) => [probability, impact])) return "sum";
  }
  const seen = new Map<string, unknown>();
  let repeats = false;
  for (const { probability, impact, score } of parts) {
    const key = `${probability} ${impact}`;
    repeats ||= seen.has(key);
    if (seen.has(key) && seen.get(key) !== score) return "unknown";
    seen.set(key, score);
  }
  return repeats || parts.some(({ score }) => typeof score !== "number") ? "lookup" : "unknown";
}

/** The figures as they stand in the row: a score of somebody's own need not be on 1 to 5. */
function raw({ row, level, impact }: ReadRisk): { probability: number | undefined; impact: number | undefined } {
  return { probability: figureIn(row.probability) ?? level, impact: figureIn(row.impact) ?? impact };
}

function figureIn(cell: Quantity | undefined): number | undefined {
  return cell?.kind === "number" ? cell.value : cell?.kind === "words" ? labelled(cell.text) : undefined;
}

/** 2 in "Medium (2)" and "2 - Unlikely". */
function labelled(text: string): number | undefined {
  const [, before, behind] = /^(\d+)\s*[-–:.]|\((\d+)\)$/.exec(text.trim()) ?? [];
  const figure = before ?? behind;
  return figure === undefined ? undefined : Number(figure);
}

interface Part {
  readonly probability: number;
  readonly impact: number;
  readonly score: number;
}

/** Whether a linear sum of the terms, with weights but no constant, gives every score. */
function fits(parts: readonly Part[], termsOf: (part: Part) => readonly number[]): boolean {
  const rows = parts.map((part) => ({ terms: termsOf(part), score: part.score }));
  const weights = leastSquares(rows);
  return (
    weights !== undefined &&
    weights.every((weight) => weight > 0) &&
    rows.every(({ terms, score }) => {
      const sum = terms.reduce((total, term, i) => total + term * (weights[i] ?? 0), 0);
      return Math.abs(sum - score) <= SAME * Math.max(1, Math.abs(score));
    })
  );
}

/** For one or two terms, by the normal equations. */
function leastSquares(
  rows: readonly { readonly terms: readonly number[]; readonly score: number }[],
): readonly number[] | undefined {
  const dot = (a: number, b: number): number =>
    rows.reduce((sum, { terms }) => sum + (terms[a] ?? 0) * (terms[b] ?? 0), 0);
  const rhs = (a: number): number => rows.reduce((sum, { terms, score }) => sum + (terms[a] ?? 0) * score, 0);
  if (rows[0]?.terms.length === 1) return dot(0, 0) === 0 ? undefined : [rhs(0) / dot(0, 0)];
  const determinant = dot(0, 0) * dot(1, 1) - dot(0, 1) ** 2;
  if (Math.abs(determinant) < 1e-9) return undefined;
  return [
    (rhs(0) * dot(1, 1) - rhs(1) * dot(0, 1)) / determinant,
    (rhs(1) * dot(0, 0) - rhs(0) * dot(0, 1)) / determinant,
  ];
}
