import { newWorkbook, openWorkbook, saveWorkbook, type Workbook } from "../excel";
import type { PaneTour } from "./builtPane";
import { typeHipPathway } from "./hipPathway";

/** Makes workbooks with the hip pathway in tables that the pane has made, all columns included. */
export async function hipPathwayBook(tour: PaneTour): Promise<() => Promise<Workbook>> {
  const workbook = newWorkbook();
  const { button, frame, close } = await tour.open(workbook);
  await button(/^Create the sheets/).click();
  await button("More actions").click();
  await frame.getByRole("menuitem", { name: "Add more columns" }).click();
  await frame.getByText("columns added").waitFor({ state: "attached" });
  await close();
  typeHipPathway(workbook);
  const file = await saveWorkbook(workbook);
  return () => openWorkbook(file);
}
