/** Column widths: files count characters of the standard font, the client points. */

const PIXELS_PER_CHARACTER = 7;
const POINTS_PER_PIXEL = 0.75;

/** Whole points if they are written as this width, else the whole pixels Excel shows. */
export function pointsOfWidth(characters: number): number {
  const whole = Math.round(characters * PIXELS_PER_CHARACTER * POINTS_PER_PIXEL);
  if (widthOfPoints(whole) === characters) return whole;
  const pixels = Math.trunc(((256 * characters + Math.trunc(128 / PIXELS_PER_CHARACTER)) / 256) * PIXELS_PER_CHARACTER);
  return pixels * POINTS_PER_PIXEL;
}

export function widthOfPoints(points: number): number {
  const pixels = points / POINTS_PER_PIXEL;
  return Math.round((pixels / PIXELS_PER_CHARACTER) * 1e6) / 1e6;
}
