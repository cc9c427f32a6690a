export type Vector3 = readonly [number, number, number];
export type Matrix3 = readonly [Vector3, Vector3, Vector3];

/**
 * Solves a symmetric, positive system of three equations by Cholesky, scaled to a diagonal of ones first: its unknowns
 * may differ by many orders of magnitude. Undefined where it has no single solution.
 */
export function solve3(matrix: Matrix3, right: Vector3): Vector3 | undefined {
  const scale: Vector3 = [Math.sqrt(matrix[0][0]), Math.sqrt(matrix[1][1]), Math.sqrt(matrix[2][2])];
  if (!scale.every((one) => one > 0 && Number.isFinite(one))) return undefined;
  const scaled = (row: 0 | 1 | 2, column: 0 | 1 | 2): number => matrix[row][column] / (scale[row] * scale[column]);
  const l10 = scaled(1, 0);
  const l20 = scaled(2, 0);
  const d1 = 1 - l10 * l10;
  if (!(d1 > SINGULAR)) return undefined;
  const l11 = Math.sqrt(d1);
  const l21 = (scaled(2, 1) - l20 * l10) / l11;
  const d2 = 1 - l20 * l20 - l21 * l21;
  if (!(d2 > SINGULAR)) return undefined;
  const l22 = Math.sqrt(d2);
  const y0 = right[0] / scale[0];
  const y1 = (right[1] / scale[1] - l10 * y0) / l11;
  const y2 = (right[2] / scale[2] - l20 * y0 - l21 * y1) / l22;
  const x2 = y2 / l22;
  const x1 = (y1 - l21 * x2) / l11;
  const x0 = y0 - l10 * x1 - l20 * x2;
  return [x0 / scale[0], x1 / scale[1], x2 / scale[2]];
}

/** What is left of a pivot when the equations say the same twice. */
const SINGULAR = 1e-14;
