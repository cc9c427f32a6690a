import type { DateOrder } from "./excelDate";

/** How the people of this workbook write numbers and dates, and how the file counts days. */
export interface WorkbookLocale {
  /** A BCP 47 tag, such as "en-US". */
  readonly language: string;
  readonly decimal: string;
  readonly group: string;
  readonly dateOrder: DateOrder;
  readonly date1904: boolean;
}

/** The separators and date order that a language is written with. */
export function localeOf(language: string, date1904 = false): WorkbookLocale {
  const parts = new Intl.NumberFormat(language).formatToParts(12345678.9);
  const dates = new Intl.DateTimeFormat(language).formatToParts(new Date(0));
  const order = dates
    .map((part) => part.type[0])
    .filter((letter) => letter === "d" || letter === "m" || letter === "y");
  const dateOrder = order.join("");
  return {
    language,
    decimal: parts.find((part) => part.type === "decimal")?.value ?? ".",
    group: parts.find((part) => part.type === "group")?.value ?? ",",
    dateOrder: dateOrder === "mdy" || dateOrder === "ymd" ? dateOrder : "dmy",
    date1904,
  };
}
