const STEP_COUNTS = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 26, 40];

/** How many waves of equal size are tried: as many as differ for so many units. */
export function granularitiesFor(units: number): readonly number[] {
  const caps = new Set<number>();
  return STEP_COUNTS.filter((count) => {
    const cap = Math.ceil(units / count);
    if (count > units || caps.has(cap)) return false;
    caps.add(cap);
    return true;
  });
}
