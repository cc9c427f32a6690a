import { ProgressBar } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import type { EvaluateStep } from "../../workflows/evaluateGates";
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
  const told = new Map(steps.map((step) => [step.name, step]));
  const [read, plan, evaluated, draw, write] = [
    stepOf(told, "read"),
    stepOf(told, "plan"),
    stepOf(told, "evaluated"),
    stepOf(told, "draw"),
    stepOf(told, "write"),
  ];
  const share = ({ done, of }: { readonly done: number; readonly of: number }): string =>
    messages.format.percent((100 * done) / of);
  const line = (name: string, count: string, done: boolean): Omit<StepLine, "state"> & { readonly done: boolean } => ({
    name,
    count,
    done,
  });
  // "read" and "evaluated" are told when they are done, "plan" and "draw" while they go on, "write" when it begins.
  const lines = [
    read === undefined
      ? line(evaluating.read, "", false)
      : line(evaluating.readDone(read.tables), evaluating.rows(read.rows), true),
    ...(plan === undefined ? [] : [line(evaluating.plan, share(plan.progress), evaluated !== undefined)]),
    line(
      evaluating.evaluate,
      evaluated === undefined ? "" : evaluating.gates(evaluated.gates),
      evaluated !== undefined,
    ),
    ...(draw === undefined ? [] : [line(evaluating.draw, share(draw), write !== undefined)]),
    ...(run === "look" ? [] : [line(evaluating.write, write === undefined ? "" : cells(write.cells), false)]),
  ];
  const now = lines.findIndex(({ done }) => !done);
  return lines.map(({ name, count, done }, position) => ({
    name,
    count,
    state: done ? "done" : position === now ? "now" : "later",
  }));
}

function stepOf<N extends EvaluateStep["name"]>(
  told: ReadonlyMap<string, EvaluateStep>,
  name: N,
): Extract<EvaluateStep, { readonly name: N }> | undefined {
  return told.get(name) as Extract<EvaluateStep, { readonly name: N }> | undefined;
}
