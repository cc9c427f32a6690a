/** Excel's icon sets, drawn: each icon told by its form as well as by its colour, from the lowest to the highest. */

const RED = "#C9443A";
const AMBER = "#E0A93B";
const GREEN = "#4F9A5B";
const GRAY = "#7F7F7F";
const BLACK = "#333333";
const PINK = "#E6A09A";
const BLUE = "#4472C4";
const PALE = "#D6DCE5";

type Draw = () => string;

const path = (d: string, color: string): string => `<path d="${d}" fill="${color}"/>`;
const circle = (color: string, radius = 6): string => `<circle cx="8" cy="8" r="${radius}" fill="${color}"/>`;
const stroke = (d: string, color: string): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="2.4" stroke-linecap="round"/>`;

const arrow =
  (degrees: number, color: string): Draw =>
  () =>
    `<g transform="rotate(${degrees} 8 8)">${path("M8 1.5 14 8H10.4V14.5H5.6V8H2Z", color)}</g>`;
const flag =
  (color: string): Draw =>
  () =>
    path("M3 1.5H4.4V14.5H3Z", BLACK) + path("M4.4 2 13.5 5.5 4.4 9Z", color);
const light =
  (color: string): Draw =>
  () =>
    circle(color);
const framedLight =
  (color: string): Draw =>
  () =>
    `<rect x="1" y="1" width="14" height="14" rx="2" fill="${BLACK}"/>${circle(color, 5)}`;
const CROSS = "M5 5 11 11M11 5 5 11";
const CHECK = "M4.5 8.5 7 11 11.5 5";
const MARK = "M8 4V8.6M8 11.6V11.7";
const symbol =
  (d: string, color: string): Draw =>
  () =>
    stroke(d, color);
const circled =
  (d: string, color: string): Draw =>
  () =>
    circle(color, 7) + `<g transform="translate(1.6 1.6) scale(0.8)">${stroke(d, "#FFFFFF")}</g>`;
const diamond: Draw = () => path("M8 1 15 8 8 15 1 8Z", RED);
const triangle: Draw = () => path("M8 2 15 14H1Z", AMBER);
const bars =
  (filled: number): Draw =>
  () =>
    [0, 1, 2, 3]
      .map((index) => {
        const height = 3 + 3 * index;
        return `<rect x="${1.5 + 3.5 * index}" y="${14 - height}" width="2.6" height="${height}" fill="${index < filled ? BLUE : PALE}"/>`;
      })
      .join("");
const boxes =
  (filled: number): Draw =>
  () =>
    [0, 1, 2, 3]
      .map((index) => {
        const [x, y] = [index % 2 === 0 ? 2 : 8.5, index < 2 ? 8.5 : 2];
        return `<rect x="${x}" y="${y}" width="5.5" height="5.5" fill="${index < filled ? BLUE : PALE}"/>`;
      })
      .join("");
/** So many quarters are white. */
const quarters =
  (white: number): Draw =>
  () => {
    const end = ["", "M8 8V2A6 6 0 0 1 14 8Z", "M8 2A6 6 0 0 1 8 14Z", "M8 8H2A6 6 0 1 0 8 2Z"][white] ?? "";
    const inside = white === 4 ? circle("#FFFFFF") : circle(BLACK) + path(end, "#FFFFFF");
    return `${inside}<circle cx="8" cy="8" r="6" fill="none" stroke="${BLACK}"/>`;
  };
const STAR = "M8 1.5 10 6 15 6.4 11.2 9.6 12.4 14.5 8 11.9 3.6 14.5 4.8 9.6 1 6.4 6 6Z";
/** Stars that are empty, half full or full. */
const star =
  (share: number): Draw =>
  () => {
    const half = path("M8 1.5 6 6 1 6.4 4.8 9.6 3.6 14.5 8 11.9Z", AMBER);
    const inside = share === 1 ? path(STAR, AMBER) : share === 0 ? "" : half;
    return `${inside}<path d="${STAR}" fill="none" stroke="${AMBER}"/>`;
  };
const smallTriangle =
  (d: string, color: string): Draw =>
  () =>
    path(d, color);

const ARROWS = [
  [180, RED],
  [135, AMBER],
  [90, AMBER],
  [45, AMBER],
  [0, GREEN],
] as const;
const arrows = (picked: readonly number[], gray = false): Draw[] =>
  ARROWS.filter((_one, index) => picked.includes(index)).map(([degrees, color]) => arrow(degrees, gray ? GRAY : color));

const SETS: Readonly<Record<string, readonly Draw[]>> = {
  ThreeArrows: arrows([0, 2, 4]),
  ThreeArrowsGray: arrows([0, 2, 4], true),
  ThreeFlags: [RED, AMBER, GREEN].map(flag),
  ThreeTrafficLights1: [RED, AMBER, GREEN].map(light),
  ThreeTrafficLights2: [RED, AMBER, GREEN].map(framedLight),
  ThreeSigns: [diamond, triangle, light(GREEN)],
  ThreeSymbols: [circled(CROSS, RED), circled(MARK, AMBER), circled(CHECK, GREEN)],
  ThreeSymbols2: [symbol(CROSS, RED), symbol(MARK, AMBER), symbol(CHECK, GREEN)],
  FourArrows: arrows([0, 1, 3, 4]),
  FourArrowsGray: arrows([0, 1, 3, 4], true),
  FourRedToBlack: [BLACK, GRAY, PINK, RED].map(light),
  FourRating: [1, 2, 3, 4].map(bars),
  FourTrafficLights: [BLACK, RED, AMBER, GREEN].map(light),
  FiveArrows: arrows([0, 1, 2, 3, 4]),
  FiveArrowsGray: arrows([0, 1, 2, 3, 4], true),
  FiveRating: [0, 1, 2, 3, 4].map(bars),
  FiveQuarters: [4, 3, 2, 1, 0].map(quarters),
  ThreeStars: [0, 0.5, 1].map(star),
  ThreeTriangles: [
    smallTriangle("M3 5H13L8 12Z", RED),
    smallTriangle("M2.5 6.5H13.5V9.5H2.5Z", AMBER),
    smallTriangle("M3 11H13L8 4Z", GREEN),
  ],
  FiveBoxes: [0, 1, 2, 3, 4].map(boxes),
};

export interface DrawnIcon {
  /** SVG text. */
  readonly svg: string;
  /** Which one of its set, for those who do not see it. */
  readonly name: string;
}

/** The icon of a set by its place from the lowest; undefined for sets Excel does not have. */
export function drawnIcon(set: string, step: number): DrawnIcon | undefined {
  const icons = SETS[set];
  const draw = icons?.[step];
  if (!icons || !draw) return undefined;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="14" height="14">${draw()}</svg>`,
    name: `${set}, ${step + 1} of ${icons.length}`,
  };
}
