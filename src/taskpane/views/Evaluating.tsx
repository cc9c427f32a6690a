import { ProgressBar } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { usePane } from "../paneContext";
import type { Phase, Shown } from "../paneState";
import { Earlier } from "../parts/Earlier";
import { Heading } from "../parts/Heading";

type Reading = Extract<Phase, { name: "reading" }>;

interface StepLine {
  readonly name: string;
  readonly state: "done" | "now" | "later";
  readonly count: string;
}

/** An evaluation that takes longer than a moment: how far it is, and what was found before. */
export default function Evaluating({ phase, shown }: { readonly phase: Reading; readonly shown: Shown | undefined }) {
  const { words } = usePane();
  const { evaluating } = words;
  const lines = useSteps(phase);
  const done = lines.filter(({ state }) => state === "done").length;
  const look = phase.run === "look";
  return (
    <>
      <section aria-busy="true">
        <Heading>{look ? evaluating.looking : evaluating.title(shown?.outcome.evaluation.gates.length)}</Heading>
        <ProgressBar
          value={(done + 0.5) / lines.length}
          thickness="large"
          aria-label={evaluating.progress(done + 1, lines.length)}
        />
        <ol className="progress">
          {lines.map(({ name, state, count }) => (
            <li key={name} aria-current={state === "now" ? "step" : undefined}>
              {ICONS[state]}
              <span className={state === "later" ? "muted" : undefined}>{state === "now" ? <b>{name}</b> : name}</span>
              <span className="small muted num">{count}</span>
            </li>
          ))}
        </ol>
        {!look && (
          <p className="small muted">
            {phase.steps.at(-1)?.name === "write" ? evaluating.writingHint : evaluating.cancelHint}
          </p>
        )}
      </section>
      {shown !== undefined && <Earlier shown={shown} title={evaluating.before} />}
    </>
  );
}

const ICONS = {
  done: <CheckmarkCircleFilled fontSize={20} className="icon ok" aria-hidden />,
  now: <ArrowSyncRegular fontSize={20} className="icon" aria-hidden />,
  later: <CircleRegular fontSize={20} className="icon none" aria-hidden />,
} as const;

function useSteps({ steps, run }: Reading): readonly StepLine[] {
  const { words, messages } = usePane();
  const { evaluating, cells } = words;
  let [read, evaluated, written] = ["", "", ""];
  let readName = evaluating.read;
  let drawn: string | undefined;
  for (const step of steps) {
    switch (step.name) {
      case "read":
        readName = evaluating.readDone(step.tables);
        read = evaluating.rows(step.rows);
        break;
      case "evaluated":
        evaluated = evaluating.gates(step.gates);
        break;
      case "draw":
        drawn = messages.format.percent((100 * step.done) / step.of);
        break;
      case "write":
        written = cells(step.cells);
    }
  }
  // "read" and "evaluated" are told when they are done, "draw" while it goes on, "write" when it begins.
  const writing = steps.at(-1)?.name === "write";
  const told = steps.filter(({ name }) => name === "read" || name === "evaluated").length;
  const done = told + (writing && drawn !== undefined ? 1 : 0);
  const stateOf = (position: number): StepLine["state"] =>
    position < done ? "done" : position === done ? "now" : "later";
  return [
    { name: readName, state: stateOf(0), count: read },
    { name: evaluating.evaluate, state: stateOf(1), count: evaluated },
    ...(drawn === undefined ? [] : [{ name: evaluating.draw, state: stateOf(2), count: drawn }]),
    ...(run === "look"
      ? []
      : [{ name: evaluating.write, state: stateOf(drawn === undefined ? 2 : 3), count: written }]),
  ];
}
