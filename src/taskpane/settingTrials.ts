import type { CellAddress } from "../tabular/cellAddress";
import { WORD_MEANINGS, type WordMeaning } from "../tabular/range/chosenRange";
import type { GatesOutcome } from "../workflows/evaluateGates";
import {
  nearestFlip,
  POLICY_NUMBERS,
  tryWord,
  type NearestFlip,
  type PolicyNumber,
  type Tried,
} from "../workflows/trySetting";
import { wordsOnNoList } from "./settingFacts";

/** What other settings would do, worked out one evaluation a step. */

export const POLICY_NUMBER_NAMES = Object.keys(POLICY_NUMBERS) as readonly PolicyNumber[];

/** The nearest values that change a verdict, below and above; a number is left out until it is known. */
export type NearestFlips = ReadonlyMap<PolicyNumber, readonly NearestFlip[]>;

export function* nearestFlips({ inputs, evaluation }: GatesOutcome): Generator<NearestFlips, void> {
  let known: NearestFlips = new Map();
  for (const name of POLICY_NUMBER_NAMES) {
    const flips: NearestFlip[] = [];
    for (const side of ["below", "above"] as const) {
      const trials = nearestFlip(inputs, evaluation, name, side);
      let trial = trials.next();
      while (trial.done !== true) {
        yield known;
        trial = trials.next();
      }
      if (trial.value !== undefined) flips.push(trial.value);
    }
    known = new Map(known).set(name, flips);
    yield known;
  }
}

export interface WordTrial {
  readonly word: string;
  readonly cells: readonly CellAddress[];
  readonly effects: readonly { readonly meaning: WordMeaning; readonly outcome: Tried }[];
}

/** What would follow if each of the first words that no list has were on one. */
export function* wordTrials(outcome: GatesOutcome, shown: number): Generator<readonly WordTrial[], void> {
  const { inputs, evaluation } = outcome;
  let known: readonly WordTrial[] = wordsOnNoList(outcome)
    .slice(0, shown)
    .map(({ word, cells }) => ({ word, cells, effects: [] }));
  yield known;
  for (const { word } of known) {
    for (const meaning of WORD_MEANINGS) {
      const effect = { meaning, outcome: tryWord(inputs, evaluation, word, meaning) };
      known = known.map((trial) => (trial.word === word ? { ...trial, effects: [...trial.effects, effect] } : trial));
      yield known;
    }
  }
}
