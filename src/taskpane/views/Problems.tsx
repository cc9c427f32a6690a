import type { CellProblem } from "../../tabular/cellProblem";
import { bySheet, splitProblems } from "../gateFacts";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { BackBar } from "../parts/BackBar";
import { CellLink } from "../parts/CellLink";

/** Cells that could not be used, by sheet, and cells that were read with a guess. */
export default function Problems({ shown }: { readonly shown: Shown }) {
  const { words, messages } = usePane();
  const { problems: w } = words;
  const { toFix, guesses } = splitProblems(shown.outcome.problems);
  return (
    <>
      <BackBar title={toFix.length === 0 ? w.noneTitle : w.title(toFix.length)} back={words.back} />
      <p className="small muted lead">{toFix.length === 0 ? w.none : w.used(shown.outcome.rows)}</p>
      {[...bySheet(toFix)].map(([sheet, list]) => (
        <section key={sheet}>
          <h3>
            {sheet} <span className="aside num">{messages.format.number(list.length)}</span>
          </h3>
          <ul className="rows" aria-label={sheet}>
            {list.map((problem, position) => (
              <ProblemRow key={position} problem={problem} />
            ))}
          </ul>
        </section>
      ))}
      {guesses.length > 0 && (
        <section>
          <h3>
            {w.guesses} <span className="aside">{w.nothingToDo}</span>
          </h3>
          <ul className="rows" aria-label={w.guesses}>
            {guesses.map((problem, position) => {
              const { found, effect } = messages.problem(problem);
              return (
                <li key={position} className="small">
                  <CellLink cell={problem.cell} /> {w.guess(found, problem.column, effect)}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

function ProblemRow({ problem }: { readonly problem: CellProblem }) {
  const { words, messages } = usePane();
  const { found, expected, effect } = messages.problem(problem);
  return (
    <li>
      <div className="line">
        <CellLink cell={problem.cell} />
        <b className="grow end">{effect}</b>
      </div>
      <dl className="facts">
        <dt>{words.problems.found}</dt>
        <dd>{words.problems.foundIn(found, problem.column)}</dd>
        <dt>{words.problems.expected}</dt>
        <dd>{expected}</dd>
      </dl>
    </li>
  );
}
