/** The least and the largest figure of a scale. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const ONE_TO_FIVE: Span = { from: 1, to: 5 };

/** "1 to 10", "0–100" */
export function spanFromText(text: string): Span | undefined {
  const [, from, to] = /^(\d{1,4})\s*(?:-|–|—|to|\.\.+)\s*(\d{1,4})$/i.exec(text.trim()) ?? [];
  const span = { from: Number(from), to: Number(to) };
  return span.from < span.to ? span : undefined;
}

/** What a header says of its figures: "Probability 0-10", "Likelihood_1_5", "Impact (1 to 5)" */
export function spanSaid(header: string): Span | undefined {
  const [, from, to] = /(?<!\d)([01])\s*(?:-|–|—|_|to|\.\.+|\s)\s*(\d{1,3})(?!\d)/i.exec(header) ?? [];
  const span = { from: Number(from), to: Number(to) };
  return span.from < span.to ? span : undefined;
}

export function isSpan(one: Span, other: Span): boolean {
  return one.from === other.from && one.to === other.to;
}
