/** Opens the bundled sample in a new workbook; the user's own stays as it is. Its data is loaded only when asked for. */
export async function openSample(): Promise<void> {
  const { default: data } = await import("../../assets/samples/pilot-to-production.xlsx");
  await Excel.createWorkbook(data.slice(data.indexOf(",") + 1));
}
