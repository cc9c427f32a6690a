import { RATINGS, type Rating } from "./risks.table";

/** Upper ends of Low, Medium and High; a score at an end belongs to the next rating. */
const ENDS = [5, 10, 15] as const;

/** Low below 5, Medium below 10, High below 15, else Critical. */
export function ratingOf(score: number): Rating {
  return RATINGS[ENDS.filter((end) => Math.round(score * 1e9) / 1e9 >= end).length] ?? "Critical";
}

/** One step more, as while a signal fires; Critical stays. */
export function raised(rating: Rating): Rating {
  return RATINGS[RATINGS.indexOf(rating) + 1] ?? "Critical";
}

export function ratingRank(rating: Rating): number {
  return RATINGS.indexOf(rating);
}
