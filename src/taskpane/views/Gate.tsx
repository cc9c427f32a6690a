import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUpRegular } from "@fluentui/react-icons/svg/chevron-up";
import type { GateEvaluation, Member } from "../../domain/gates/evaluateGates";
import type { Step } from "../../domain/finding";
import type { Day } from "../../tabular/excelDate";
import type { CriteriaFilter } from "../../messages/pane.en";
import { actualText, criteriaFilters, gateTitle, needsText, withFirst, worstFirst } from "../gateFacts";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { BackBar } from "../parts/BackBar";
import { CellLink, CellLinks } from "../parts/CellLink";
import { Findings } from "../parts/Findings";
import { ResultIcon } from "../parts/ResultIcon";
import { Filters } from "../parts/Filters";
import { ScoreBar } from "../parts/ScoreBar";
import { ScoreHistory } from "../parts/ScoreHistory";
import { ScoreText } from "../parts/ScoreText";
import { Steps } from "../parts/Steps";
import { VerdictBadge } from "../parts/VerdictBadge";

interface GateProps {
  readonly shown: Shown;
  readonly gateKey: string;
  /** Key of a criterion that was looked for: it stands first, with the focus on its cell. */
  readonly sought?: string | undefined;
}

/** One gate: its verdict, why, the smallest way to Go, the decision and the criteria. */
export default function Gate({ shown, gateKey, sought }: GateProps) {
  const { words, messages } = usePane();
  const { gates, asOf } = shown.outcome.evaluation;
  const position = gates.findIndex(({ gate }) => gate.key === gateKey);
  const gate = gates[position];
  if (gate === undefined) throw new Error(`There is no gate ${gateKey} in this evaluation`);
  const decided = shown.outcome.log.decisions.get(gate) ?? [];
  const { because, toReachGo, scores, score, thresholds } = gate;
  const figure = (value: number): string => messages.format.score(value, thresholds.pass, thresholds.warn);
  const beforeWaivers = score === undefined ? undefined : scores?.beforeWaivers;
  return (
    <>
      <BackBar title={gateTitle(gate)} back={words.gate.back}>
        <TurnButtons before={gates[position - 1]} after={gates[position + 1]} />
      </BackBar>
      <div className="verdictline">
        <VerdictBadge verdict={gate.verdict} big />
        <ScoreText gate={gate} big />
      </div>
      <ScoreBar gate={gate} big />
      <p className="small muted">
        {words.gate.rule(because[0], thresholds.warn, thresholds.pass)}
        {beforeWaivers !== undefined &&
          beforeWaivers !== score &&
          ` ${words.gate.beforeWaivers(figure(beforeWaivers))}`}
      </p>

      <section>
        <h3>
          {words.gate.smallestWay}
          {toReachGo.length > 0 && <span className="aside">{words.gate.changes(toReachGo.length)}</span>}
        </h3>
        {toReachGo.length === 0 ? (
          <p>{words.gate.nothingToDo}</p>
        ) : (
          <Steps
            label={words.gate.smallestWay}
            steps={toReachGo.map((step) => (
              <LadderStep key={messages.step(step)} step={step} figure={figure} />
            ))}
          />
        )}
      </section>

      {because.length > 0 && (
        <section>
          <h3>{words.gate.why(gate.verdict)}</h3>
          <Findings findings={because} label={words.gate.why(gate.verdict)} />
        </section>
      )}

      <section>
        <h3>{words.gate.decision}</h3>
        <Decision gate={gate} asOf={asOf} />
        {decided.length > 0 && <Findings findings={decided} label={words.gate.decision} />}
      </section>

      <ScoreHistory outcome={shown.outcome} gate={gate} />

      <section>
        <h3>{words.gate.criteria}</h3>
        <Criteria key={gateKey} gate={gate} sought={sought} />
      </section>
    </>
  );
}

/** Previous and next stay in the tab order at the ends, where their names say that there is no further gate. */
function TurnButtons({ before, after }: Record<"before" | "after", GateEvaluation | undefined>) {
  const { session, words } = usePane();
  const turn = (gate: GateEvaluation | undefined) => () => {
    if (gate !== undefined) session.tell({ type: "turned", key: gate.gate.key });
  };
  const previous = before === undefined ? words.gate.noPrevious : `${words.gate.previous}, ${gateTitle(before)}`;
  const next = after === undefined ? words.gate.noNext : `${words.gate.next}, ${gateTitle(after)}`;
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ChevronUpRegular />}
        disabledFocusable={before === undefined}
        aria-label={previous}
        title={previous}
        onClick={turn(before)}
      />
      <Button
        appearance="subtle"
        icon={<ChevronDownRegular />}
        disabledFocusable={after === undefined}
        aria-label={next}
        title={next}
        onClick={turn(after)}
      />
    </>
  );
}

function LadderStep({ step, figure }: { readonly step: Step; readonly figure: (score: number) => string }) {
  const { words, messages } = usePane();
  return (
    <>
      <span>
        {messages.step(step)}
        <br />
        <span className="small muted">
          {step.owner !== undefined && `${step.owner} · `}
          <CellLinks cells={step.cells} shown={2} />
        </span>
      </span>
      <span className="end small">
        <b className="num">{step.scoreAfter === undefined ? words.gates.noScore : figure(step.scoreAfter)}</b>
        <br />
        {step.verdictAfter}
      </span>
    </>
  );
}

function Decision({ gate: { gate, onTheDay, verdict }, asOf }: { readonly gate: GateEvaluation; readonly asOf: Day }) {
  const { words, messages } = usePane();
  const { authority, plannedDate, decision, decidedOn } = gate;
  const decided = decidedOn === undefined ? undefined : messages.format.date(decidedOn);
  return (
    <dl className="facts">
      <dt>{words.gate.authority}</dt>
      <dd>{authority ?? words.gate.nobody}</dd>
      <dt>{words.gate.planned}</dt>
      <dd>{plannedDate === undefined ? words.gate.noPlannedDate : words.weekday(plannedDate)}</dd>
      <dt>{words.gate.decided}</dt>
      <dd>{decision === undefined ? words.gate.notDecided : words.gate.decidedAs(decision, decided)}</dd>
      {onTheDay !== undefined && (
        <>
          <dt>{words.gate.onTheDay}</dt>
          <dd>{messages.onTheDay(onTheDay, verdict, asOf)}</dd>
        </>
      )}
    </dl>
  );
}

/** So many rows at a time: thousands at once would hold up the pane, and nobody reads them. */
const PAGE = 100;

function Criteria({ gate, sought }: { readonly gate: GateEvaluation; readonly sought: string | undefined }) {
  const { words } = usePane();
  const [chosen, choose] = useState<CriteriaFilter>("all");
  const [size, setSize] = useState(PAGE);
  const filters = useMemo(() => criteriaFilters(withFirst(worstFirst(gate.members), sought)), [gate, sought]);
  if (gate.members.length === 0) return <p>{words.gate.noCriteria}</p>;
  const all = filters.get(chosen) ?? [];
  const members = all.slice(0, size);
  return (
    <>
      <Filters
        label={words.gate.show}
        filters={[...filters.keys()]}
        chosen={chosen}
        textOf={(filter) => words.gate.filter(filter, filters.get(filter)?.length ?? 0)}
        onChoose={(filter) => {
          choose(filter);
          setSize(PAGE);
        }}
      />
      {members.length === 0 && <p className="muted">{words.gate.noneOfThese}</p>}
      <ul className="rows" aria-label={words.gate.criteriaOf(gateTitle(gate))}>
        {members.map((member) => (
          <CriterionRow
            key={member.criterion.measured.row.key}
            member={member}
            focused={member.criterion.measured.row.key === sought}
          />
        ))}
      </ul>
      {all.length > size && (
        <button
          type="button"
          className="link plain"
          onClick={() => {
            setSize(size + PAGE);
          }}
        >
          {words.gate.showMore(Math.min(PAGE, all.length - size))}
        </button>
      )}
    </>
  );
}

interface CriterionRowProps {
  readonly member: Member;
  /** The one that was looked for. */
  readonly focused: boolean;
}

function CriterionRow({ member, focused }: CriterionRowProps) {
  const { words, messages } = usePane();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focused) row.current?.querySelector("button")?.focus();
  }, [focused]);
  const { measured, result, reason, cell } = member.criterion;
  const { key, criterion = key } = measured.row;
  const state = [
    result,
    ...(member.waiver === undefined ? [] : [words.gate.waivedBy(member.waiver.key)]),
    ...(measured.mustPass ? [words.gate.mustPass] : []),
  ].join(", ");
  return (
    <li ref={row} className="criterion">
      <ResultIcon result={result} />
      <span>{key.toLowerCase() === criterion.toLowerCase() ? criterion : `${key} ${criterion}`}</span>
      <span className="end small num">{actualText(member, messages) ?? words.gate.blank}</span>
      <span className="below small muted">
        <b>{state}.</b> {result === "Met" || result === "Not met" ? "" : `${messages.reason(reason)}. `}
        {words.gate.needs(needsText(member, messages), measured.weight)} <CellLink cell={cell} />
      </span>
    </li>
  );
}
