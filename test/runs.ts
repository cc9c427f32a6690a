/** How a property is tried: the same cases in every `npm test`, and DEEP times as many new ones in `npm run test:deep`. */
export function runs(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const deep = Number(process.env["DEEP"] ?? 0);
  return deep > 0 ? { numRuns: usual * deep } : { numRuns: usual, seed: 1 };
}
