/** The workbook's culture: what Excel takes from the regional settings when it reads and shows numbers and dates. */

export interface Culture {
  readonly name: string;
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly shortDatePattern: string;
  readonly longDatePattern: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly longTimePattern: string;
  readonly currencySymbol: string;
  /** The order of day, month and year in a typed date such as 1/2/2017. */
  readonly dateOrder: "mdy" | "dmy" | "ymd";
}

/** Windows' own short patterns and currencies, where they differ from what Intl says. */
const WINDOWS: Readonly<Record<string, { shortDate: string; currency: string }>> = {
  "en-US": { shortDate: "M/d/yyyy", currency: "$" },
  "en-GB": { shortDate: "dd/MM/yyyy", currency: "£" },
  "de-DE": { shortDate: "dd.MM.yyyy", currency: "€" },
  "fr-FR": { shortDate: "dd/MM/yyyy", currency: "€" },
  "es-ES": { shortDate: "dd/MM/yyyy", currency: "€" },
  "it-IT": { shortDate: "dd/MM/yyyy", currency: "€" },
  "nl-NL": { shortDate: "d-M-yyyy", currency: "€" },
  "sv-SE": { shortDate: "yyyy-MM-dd", currency: "kr" },
  "ja-JP": { shortDate: "yyyy/MM/dd", currency: "¥" },
};

const FALLBACK = { shortDate: "M/d/yyyy", currency: "$" };

export function cultureOf(name: string): Culture {
  const parts = new Intl.NumberFormat(name, { useGrouping: true }).formatToParts(1_234_567.5);
  const part = (type: string, otherwise: string): string => parts.find((p) => p.type === type)?.value ?? otherwise;
  const windows = WINDOWS[name] ?? FALLBACK;
  const shortDate = windows.shortDate;
  const order = shortDate.replace(/[^dMy]/g, "").replace(/(.)\1*/g, "$1");
  return {
    name,
    decimalSeparator: part("decimal", "."),
    groupSeparator: part("group", ","),
    shortDatePattern: shortDate,
    longDatePattern: "dddd, MMMM d, yyyy",
    dateSeparator: /[^dMy]/.exec(shortDate)?.[0] ?? "/",
    timeSeparator: ":",
    longTimePattern: name === "en-US" ? "h:mm:ss tt" : "HH:mm:ss",
    currencySymbol: windows.currency,
    dateOrder: order === "dMy" ? "dmy" : order === "yMd" ? "ymd" : "mdy",
  };
}
