import { people } from "./people";

/** Whether somebody takes the delegated share of a decision who is not accountable for it already. */
export function takesShare(delegateTo: string | undefined, accountable: readonly string[]): boolean {
  const own = new Set(accountable.map((person) => person.toLowerCase()));
  return people(delegateTo).some((person) => !own.has(person.toLowerCase()));
}
