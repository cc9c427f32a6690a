import { useEffect, useRef } from "react";
import { Button } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import type { GateEvaluation } from "../../domain/gates/evaluateGates";
import type { Day } from "../../tabular/excelDate";
import { act } from "../act";
import { gateTitle, nextDecision, sharedThresholds, tallyOf } from "../gateFacts";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { Alert } from "../parts/Alert";
import { CellLink, CellLinks } from "../parts/CellLink";
import { Findings } from "../parts/Findings";
import { Heading } from "../parts/Heading";
import { ScoreBar } from "../parts/ScoreBar";
import { ScoreText } from "../parts/ScoreText";
import { SeverityIcon } from "../parts/SeverityIcon";
import { SinceLast } from "../parts/SinceLast";
import { VerdictBadge } from "../parts/VerdictBadge";
import { WhoEvaluates } from "../parts/WhoEvaluates";

interface GatesProps {
  readonly shown: Shown;
  readonly cameFrom: string | undefined;
  readonly signer: string | undefined;
}

/** Every gate in workbook order: verdict, why, and the next decision. */
export function Gates({ shown, cameFrom, signer }: GatesProps) {
  const { words, messages } = usePane();
  const { evaluation, findings, changedMeanwhile } = shown.outcome;
  const { gates, asOf } = evaluation;
  const next = nextDecision(evaluation);
  return (
    <>
      <Heading hidden>{words.gates.title}</Heading>
      {changedMeanwhile.length > 0 && (
        <Alert intent="warning" title={words.gates.changedMeanwhile(changedMeanwhile.length)}>
          <CellLinks cells={changedMeanwhile} />
        </Alert>
      )}
      {gates.length === 0 ? (
        <NoGates />
      ) : (
        <>
          <p className="lead muted small">
            {words.tally(tallyOf(evaluation))}
            {asOf !== shown.today && <>. {words.gates.statusDate(messages.format.date(asOf))}</>}
          </p>
          <ul className="rows" aria-label={words.gates.title}>
            {gates.map((gate) => (
              <GateRow
                key={gate.gate.key}
                gate={gate}
                next={gate === next}
                asOf={asOf}
                focused={gate.gate.key === cameFrom}
              />
            ))}
          </ul>
          <Key thresholds={sharedThresholds(evaluation)} />
          {signer === undefined && <WhoEvaluates />}
        </>
      )}
      <SinceLast outcome={shown.outcome} />
      {findings.length > 0 && gates.length > 0 && (
        <section>
          <h3>{words.gates.beside}</h3>
          <Findings findings={findings} label={words.gates.beside} />
        </section>
      )}
    </>
  );
}

function NoGates() {
  const { session, words } = usePane();
  return (
    <div className="empty">
      <p>{words.gates.empty}</p>
      <Button onClick={act(() => session.goToGates())}>{words.gates.goToGates}</Button>
    </div>
  );
}

interface GateRowProps {
  readonly gate: GateEvaluation;
  /** This gate is decided next. */
  readonly next: boolean;
  readonly asOf: Day;
  /** The user comes back from this gate. */
  readonly focused: boolean;
}

function GateRow({ gate, next, asOf, focused }: GateRowProps) {
  const { session } = usePane();
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) open.current?.focus();
  }, [focused]);
  return (
    <li className="gate">
      <button
        ref={open}
        type="button"
        className="open"
        onClick={() => {
          session.tell({ type: "opened", place: { name: "gate", key: gate.gate.key } });
        }}
      >
        <span className="name">{gateTitle(gate)}</span>
        <VerdictBadge verdict={gate.verdict} />
        <ChevronRightRegular fontSize={16} aria-hidden />
      </button>
      <div className="scoreline">
        <ScoreBar gate={gate} />
        <ScoreText gate={gate} />
      </div>
      <FirstReason gate={gate} />
      <DecisionLine gate={gate} next={next} asOf={asOf} />
    </li>
  );
}

/** The reason that decided, with its first cell, and how many more there are. */
function FirstReason({ gate: { because } }: { readonly gate: GateEvaluation }) {
  const { words, messages } = usePane();
  const [first] = because;
  if (first === undefined) return null;
  const [cell] = first.cells;
  const more = because.length - 1;
  return (
    <div className="why">
      <SeverityIcon severity={first.severity} size={16} />
      <span className="grow">
        {messages.finding(first)}. {cell !== undefined && <CellLink cell={cell} />}
        {more > 0 && <span className="muted small"> {words.andMore(more)}</span>}
      </span>
    </div>
  );
}

function DecisionLine({ gate: { gate }, next, asOf }: Omit<GateRowProps, "focused">) {
  const { words, messages } = usePane();
  const { decision, decidedOn, plannedDate } = gate;
  const date = (day: Day | undefined): string | undefined =>
    day === undefined ? undefined : messages.format.date(day);
  const planned = date(plannedDate);
  if (decision !== undefined) return <p className="small muted">{words.gates.decided(decision, date(decidedOn))}</p>;
  if (planned === undefined || plannedDate === undefined) return <p className="small muted">{words.gates.noDate}</p>;
  if (next) return <p className="small next">{words.gates.nextDecision(planned)}</p>;
  return (
    <p className="small muted">{plannedDate < asOf ? words.gates.overdue(planned) : words.gates.planned(planned)}</p>
  );
}

function Key({ thresholds }: { readonly thresholds: GateEvaluation["thresholds"] | undefined }) {
  const { words } = usePane();
  return (
    <p className="key" aria-hidden>
      <span>
        <i className="full" />
        {words.gates.keyScore}
      </span>
      <span>
        <i className="hatched" />
        {words.gates.keyMissing}
      </span>
      <span>
        <i className="limit" />
        {words.gates.keyTicks(thresholds)}
      </span>
    </p>
  );
}
