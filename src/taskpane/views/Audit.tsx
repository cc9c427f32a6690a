import { useState } from "react";
import { Button } from "@fluentui/react-components";
import type { AssumptionEvaluation, AssumptionsAudit } from "../../domain/assumptions/auditAssumptions";
import { needsAction, rankedAssumptions } from "../../domain/assumptions/ranking";
import { otherFindings } from "../../domain/audit/otherFindings";
import type { BoundaryEvaluation } from "../../domain/boundary/evaluateBoundaries";
import type { SignalEvaluation } from "../../domain/boundary/evaluateSignals";
import type { Finding } from "../../domain/finding";
import type { RedesignEvaluation } from "../../domain/operatingModel/checkRedesign";
import { auditPaneWords, type AssumptionFilter } from "../../messages/auditPane.en";
import { act } from "../act";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { BoundaryBar } from "../parts/BoundaryBar";
import { CellLink } from "../parts/CellLink";
import { Filters } from "../parts/Filters";
import { Findings } from "../parts/Findings";
import { Heading } from "../parts/Heading";
import { ShowAll } from "../parts/ShowAll";
import { SeverityIcon } from "../parts/SeverityIcon";
import { SomeRows } from "../parts/SomeRows";

const SHOWN = 12;

function useAuditWords() {
  return auditPaneWords(usePane().messages.format);
}

/** Is this a change of regime, which assumptions break, and what replaces them. */
export default function Audit({ shown }: { readonly shown: Shown }) {
  const { session, words, messages } = usePane();
  const own = useAuditWords();
  const { regime, boundaries, signals = [], audit, main, redesign } = shown.outcome.audit;
  const redesigned = redesign.elements ?? redesign.handoffs ?? redesign.decisions;
  if (boundaries === undefined && audit === undefined && redesigned === undefined) {
    return (
      <>
        <Heading hidden>{words.views.audit}</Heading>
        <div className="empty">
          <p>{own.empty}</p>
          <Button onClick={act(() => session.makeSheets("audit-sheets"))}>{own.add}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <Heading>{regime.state}</Heading>
      <Findings findings={regime.because} label={own.because} />
      {audit?.nextSafeStep !== undefined && (
        <p>{own.nextSafeStep(audit.nextSafeStep.size, main?.row.metric, audit.nextSafeStep.assumption.name.text)}</p>
      )}
      {audit !== undefined && audit.unknownHeadroom > 0 && (
        <p>{messages.auditReport.unknownHeadroom(audit.unknownHeadroom)}</p>
      )}
      {boundaries !== undefined && boundaries.length > 0 && <Boundaries boundaries={boundaries} />}
      <Signals signals={signals} />
      <Others findings={otherFindings(shown.outcome.audit)} />
      {audit !== undefined && audit.assumptions.length > 0 && <Assumptions audit={audit} />}
      {redesigned !== undefined && <Redesign redesign={redesign} />}
      {audit !== undefined && audit.kindsNotLookedAt.length > 0 && <Kinds audit={audit} />}
    </>
  );
}

function Boundaries({ boundaries }: { readonly boundaries: readonly BoundaryEvaluation[] }) {
  const own = useAuditWords();
  return (
    <section>
      <h3>{own.boundaries}</h3>
      <ul className="rows" aria-label={own.boundaries}>
        {boundaries.map((boundary) => (
          <BoundaryLine key={boundary.row.key} boundary={boundary} />
        ))}
      </ul>
      <p className="key" aria-hidden>
        <span>○ {own.keyNow}</span>
        <span>● {own.keyTarget}</span>
        <span>| {own.keyLimit}</span>
      </p>
    </section>
  );
}

function BoundaryLine({ boundary }: { readonly boundary: BoundaryEvaluation }) {
  const { messages } = usePane();
  const own = useAuditWords();
  const { name, unit, current, target, limit, stateAtTarget, crossing, cells } = boundary;
  const shown = (value: number | undefined): string =>
    value === undefined ? own.unknown : messages.format.shown({ value, unit });
  const [cell] = cells;
  return (
    <li>
      <div className="line center">
        <b className="grow">{name.text}</b>
        <span className="end small">{own.nowAndTarget(shown(current), shown(target))}</span>
      </div>
      <BoundaryBar
        label={own.bar({ name: name.text, current: shown(current), target: shown(target), limit: shown(limit) })}
        current={current}
        target={target}
        limit={limit}
      />
      <p className="small muted">
        {own.atTarget(stateAtTarget, shown(limit))}.{" "}
        {crossing !== undefined && `${own.crossing(shown(limit), crossing.date)}. `}
        {cell !== undefined && <CellLink cell={cell} />}
      </p>
    </li>
  );
}

/** Those that fire, are watched, or that nobody knows about. */
function Signals({ signals }: { readonly signals: readonly SignalEvaluation[] }) {
  const { messages } = usePane();
  const own = useAuditWords();
  const loud = signals.filter(({ state }) => state !== "Quiet");
  if (loud.length === 0) return null;
  return (
    <section>
      <h3>{own.signals}</h3>
      <ul className="findings" aria-label={own.signals}>
        {loud.map(({ row, name, state, current, cell }) => (
          <li key={row.key}>
            <SeverityIcon severity={state === "Firing" ? "blocker" : state === "Watch" ? "warning" : "note"} />
            <span>
              {name.text}: {own.signal(state, current === undefined ? undefined : messages.format.shown(current))}{" "}
              <CellLink cell={cell} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What contradicts, is proposed or points nowhere. */
function Others({ findings }: { readonly findings: readonly Finding[] }) {
  const { others } = usePane().messages.auditReport;
  if (findings.length === 0) return null;
  return (
    <section>
      <h3>{others}</h3>
      <Findings findings={findings} label={others} />
    </section>
  );
}

const FILTERS: readonly AssumptionFilter[] = ["action", "strained", "hold"];

function filterOf(assumption: AssumptionEvaluation): AssumptionFilter {
  if (needsAction(assumption)) return "action";
  return assumption.verdict === "Strained" ? "strained" : "hold";
}

function Assumptions({ audit }: { readonly audit: AssumptionsAudit }) {
  const own = useAuditWords();
  const [chosen, choose] = useState<AssumptionFilter>("action");
  const [all, setAll] = useState(false);
  const ranked = rankedAssumptions(audit.assumptions);
  const wanted = ranked.filter((assumption) => filterOf(assumption) === chosen);
  const shown = all ? wanted : wanted.slice(0, SHOWN);
  return (
    <section>
      <div className="line center">
        <h3 className="grow">{own.assumptions}</h3>
        <span className="small muted">{own.audited(ranked.length)}</span>
      </div>
      <Filters
        label={own.show}
        filters={FILTERS}
        chosen={chosen}
        textOf={(filter) => own.filter(filter, ranked.filter((one) => filterOf(one) === filter).length)}
        onChoose={choose}
      />
      {wanted.length === 0 && <p className="muted">{own.noneOfThese}</p>}
      <ul className="rows" aria-label={own.assumptions}>
        {shown.map((assumption) => (
          <AssumptionLine key={assumption.row.key} assumption={assumption} />
        ))}
      </ul>
      <ShowAll
        shown={shown.length}
        of={wanted.length}
        onShow={() => {
          setAll(true);
        }}
      />
    </section>
  );
}

function AssumptionLine({ assumption }: { readonly assumption: AssumptionEvaluation }) {
  const { session, messages } = usePane();
  const own = useAuditWords();
  const { row, name, verdict, untested, ratio, breaksIn, loadBearing, redesigns, cell } = assumption;
  const action = needsAction(assumption);
  return (
    <li>
      <div className="why">
        <SeverityIcon severity={!action ? "note" : loadBearing ? "blocker" : "warning"} />
        <span className="grow">
          {name.text}
          <br />
          <span className="small">
            <b>{own.verdict(verdict, ratio, untested && messages.auditReport.untested(untested))}</b>{" "}
            {own.facts(breaksIn?.wave, breaksIn?.start, loadBearing)} <CellLink cell={cell} />
          </span>
          {redesigns.map(({ table, key, text, state }) => (
            <span key={`${table} ${key}`} className="small muted">
              <br />
              {own.replacedBy(text, state)}
            </span>
          ))}
          {action && redesigns.length === 0 && (
            <span className="small muted">
              <br />
              {own.noRedesign}{" "}
              <button
                type="button"
                className="link"
                aria-label={own.draftOf(name.text)}
                onClick={act(() => session.draftRedesign(row.key))}
              >
                {own.draft}
              </button>
            </span>
          )}
        </span>
      </div>
    </li>
  );
}

function Redesign({ redesign }: { readonly redesign: RedesignEvaluation }) {
  const own = useAuditWords();
  const { findings, people } = redesign;
  return (
    <section>
      <h3>{own.redesign}</h3>
      {findings.length === 0 ? <p>{own.noneOfThese}</p> : <Findings findings={findings} label={own.redesign} />}
      {people.length > 0 && (
        <>
          <h3>{own.load}</h3>
          <SomeRows
            items={people}
            label={own.load}
            first={SHOWN}
            row={(one) => (
              <li key={one.person.toLowerCase()} className="line center">
                <b className="grow">{one.person}</b>
                <span className="end small">{own.loadOf(one)}</span>
              </li>
            )}
          />
        </>
      )}
    </section>
  );
}

/** For each kind without a row a question that helps to find what is hidden. */
function Kinds({ audit }: { readonly audit: AssumptionsAudit }) {
  const { messages } = usePane();
  const own = useAuditWords();
  return (
    <section>
      <h3>{own.kinds}</h3>
      <ul className="rows" aria-label={own.kinds}>
        {audit.kindsNotLookedAt.map((kind) => (
          <li key={kind} className="small">
            <b>{kind}</b> {messages.auditReport.prompts[kind]}
          </li>
        ))}
      </ul>
    </section>
  );
}
