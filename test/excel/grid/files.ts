/** Workbooks from files and into files, within the browser. */

import { openWorkbook, UnreadableWorkbook } from "../xlsx/readXlsx";
import { saveWorkbook } from "../xlsx/writeXlsx";
import { BookSession } from "./bookSession";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A session, or one sentence why the file cannot be opened. */
export async function openFile(name: string, bytes: Uint8Array): Promise<BookSession | string> {
  try {
    const workbook = await openWorkbook(bytes);
    workbook.name = name;
    return new BookSession(workbook);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return `${name} cannot be opened. ${error.message}`;
    throw error;
  }
}

export async function fetchFile(address: string): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} was not found.`);
  return new Uint8Array(await answer.arrayBuffer());
}

export function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
}

/** Hands the workbook to the browser as a download. */
export async function saveFile({ workbook }: BookSession): Promise<void> {
  const bytes = await saveWorkbook(workbook);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: TYPE }));
  link.download = workbook.name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
  workbook.isDirty = false;
}
