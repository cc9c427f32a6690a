/** Runs of a property: enough to matter in `npm test`, times DEEP in `npm run test:deep`. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * Math.max(1, Number(process.env["DEEP"] ?? 1)) };
}
