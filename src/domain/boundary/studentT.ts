/** Two-sided 95 % point of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Two-sided 95 % point of Student's t with at least three degrees of freedom, to better than 0.2 %.
 * The Cornish-Fisher expansion, Abramowitz and Stegun 26.7.5.
 */
export function studentT(freedom: number): number {
  const z = Z;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * freedom ** 4)
  );
}
