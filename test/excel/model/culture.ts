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

interface Windows {
  readonly shortDate: string;
  readonly longDate: string;
  readonly time: string;
  readonly currency: string;
}

const windows = (shortDate: string, longDate: string, time: string, currency: string): Windows => ({
  shortDate,
  longDate,
  time,
  currency,
});

/** Windows' own patterns and currencies, where Intl has others or none. */
const WINDOWS: Readonly<Record<string, Windows>> = {
  "cs-CZ": windows("dd.MM.yyyy", "dddd d. MMMM yyyy", "H:mm:ss", "Kč"),
  "da-DK": windows("dd-MM-yyyy", "d. MMMM yyyy", "HH:mm:ss", "kr."),
  "de-AT": windows("dd.MM.yyyy", "dddd, d. MMMM yyyy", "HH:mm:ss", "€"),
  "de-CH": windows("dd.MM.yyyy", "dddd, d. MMMM yyyy", "HH:mm:ss", "CHF"),
  "de-DE": windows("dd.MM.yyyy", "dddd, d. MMMM yyyy", "HH:mm:ss", "€"),
  "en-AU": windows("d/MM/yyyy", "dddd, d MMMM yyyy", "h:mm:ss tt", "$"),
  "en-CA": windows("yyyy-MM-dd", "MMMM d, yyyy", "h:mm:ss tt", "$"),
  "en-GB": windows("dd/MM/yyyy", "dd MMMM yyyy", "HH:mm:ss", "£"),
  "en-IE": windows("dd/MM/yyyy", "dddd d MMMM yyyy", "HH:mm:ss", "€"),
  "en-US": windows("M/d/yyyy", "dddd, MMMM d, yyyy", "h:mm:ss tt", "$"),
  "es-ES": windows("dd/MM/yyyy", "dddd, d 'de' MMMM 'de' yyyy", "H:mm:ss", "€"),
  "fi-FI": windows("d.M.yyyy", "dddd d. MMMM yyyy", "H.mm.ss", "€"),
  "fr-CA": windows("yyyy-MM-dd", "d MMMM yyyy", "HH:mm:ss", "$"),
  "fr-FR": windows("dd/MM/yyyy", "dddd d MMMM yyyy", "HH:mm:ss", "€"),
  "it-IT": windows("dd/MM/yyyy", "dddd d MMMM yyyy", "HH:mm:ss", "€"),
  "ja-JP": windows("yyyy/MM/dd", "yyyy'年'M'月'd'日'", "H:mm:ss", "¥"),
  "nb-NO": windows("dd.MM.yyyy", "dddd d. MMMM yyyy", "HH:mm:ss", "kr"),
  "nl-NL": windows("d-M-yyyy", "dddd d MMMM yyyy", "HH:mm:ss", "€"),
  "pl-PL": windows("dd.MM.yyyy", "d MMMM yyyy", "HH:mm:ss", "zł"),
  "pt-BR": windows("dd/MM/yyyy", "dddd, d 'de' MMMM 'de' yyyy", "HH:mm:ss", "R$"),
  "sv-SE": windows("yyyy-MM-dd", "'den 'd MMMM yyyy", "HH:mm:ss", "kr"),
};

/** What Intl says of a culture that is not among them; it knows no currency of a culture. */
function fromIntl(name: string): Windows {
  const letters: Partial<Record<string, string>> = { day: "d", month: "M", year: "yyyy" };
  const shortDate = new Intl.DateTimeFormat(name, { day: "numeric", month: "numeric", year: "numeric" })
    .formatToParts(0)
    .map(({ type, value }) => letters[type] ?? value)
    .join("");
  const { hourCycle } = new Intl.DateTimeFormat(name, { hour: "numeric" }).resolvedOptions();
  return windows(shortDate, "dddd, d MMMM yyyy", hourCycle === "h12" ? "h:mm:ss tt" : "HH:mm:ss", "$");
}

export function cultureOf(name: string): Culture {
  const parts = new Intl.NumberFormat(name, { useGrouping: true }).formatToParts(1_234_567.5);
  const part = (type: string, otherwise: string): string => parts.find((p) => p.type === type)?.value ?? otherwise;
  const { shortDate, longDate, time, currency } = WINDOWS[name] ?? fromIntl(name);
  const order = shortDate.replace(/[^dMy]/g, "").replace(/(.)\1*/g, "$1");
  return {
    name,
    decimalSeparator: part("decimal", "."),
    groupSeparator: part("group", ","),
    shortDatePattern: shortDate,
    longDatePattern: longDate,
    dateSeparator: /[^dMy]/.exec(shortDate)?.[0] ?? "/",
    timeSeparator: /[^Hhms]/.exec(time)?.[0] ?? ":",
    longTimePattern: time,
    currencySymbol: currency,
    dateOrder: order.startsWith("d") ? "dmy" : order.startsWith("y") ? "ymd" : "mdy",
  };
}
