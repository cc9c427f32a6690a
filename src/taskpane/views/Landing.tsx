import { useRef, useState } from "react";
import { Button } from "@fluentui/react-components";
import type { FitEvaluation, MetricEvaluation } from "../../domain/fit/evaluateFit";
import type { FitReview } from "../../domain/fit/fitReview";
import { worstExitFirst } from "../../domain/supports/exitState";
import type { SupportEvaluation } from "../../domain/supports/evaluateSupports";
import { figureText } from "../../messages/fit.en";
import { fitPaneEn, type FitPaneWords } from "../../messages/fitPane.en";
import { exitReason, landingReason, metricReason, retireNeed } from "../../messages/fitWords.en";
import { dayFromIso } from "../../tabular/excelDate";
import type { SupportAnswer } from "../../workflows/answerSupport";
import { act } from "../act";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { AnswerForm, type AnswerField } from "../parts/AnswerForm";
import { CellLink } from "../parts/CellLink";
import { Findings } from "../parts/Findings";
import { Heading } from "../parts/Heading";
import { RangeBar } from "../parts/RangeBar";
import { Sparkline } from "../parts/Sparkline";
import { useFocusHandover } from "../useFocusHandover";

/** Did it land, and on its own feet: the landing and why, the dimensions, the supports worst first. */
export default function Landing({ shown }: { readonly shown: Shown }) {
  const { session, messages } = usePane();
  const words = fitPaneEn(messages.format);
  const review = shown.outcome.fit;
  if (review === undefined) {
    return <NotAssessed words={words} />;
  }
  const { fit } = review;
  const said = [...review.blockers, ...review.findings];
  return (
    <>
      <Heading>{fit?.landing ?? words.noMetrics}</Heading>
      {fit !== undefined && <Verdict fit={fit} words={words} />}
      {fit !== undefined && <Dimensions fit={fit} words={words} />}
      <Supports review={review} words={words} />
      {said.length > 0 && (
        <section>
          <h3>{words.findings}</h3>
          <Findings findings={said} label={words.findings} />
        </section>
      )}
      {(fit === undefined || review.supports === undefined) && (
        <div className="links">
          <Button onClick={act(() => session.makeSheets("fit-sheets"))}>{words.add}</Button>
        </div>
      )}
    </>
  );
}

function NotAssessed({ words }: { readonly words: FitPaneWords }) {
  const { session } = usePane();
  useFocusHandover();
  return (
    <>
      <Heading>{words.notAssessed}</Heading>
      <p>{words.notAssessedHint}</p>
      <div className="links">
        <Button onClick={act(() => session.makeSheets("fit-sheets"))}>{words.add}</Button>
      </div>
    </>
  );
}

function Verdict({ fit, words }: { readonly fit: FitEvaluation; readonly words: FitPaneWords }) {
  const { messages } = usePane();
  const { score, low, high, because } = fit;
  const shown = (value: number): string => messages.format.score(value);
  return (
    <>
      <p>{landingReason(because, messages)}.</p>
      {low !== undefined && high !== undefined && (
        <>
          <p className="num">
            {score === undefined ? words.noScore : words.score(shown(score))}
            {high > low && <span className="muted"> {words.upTo(shown(high))}</span>}
          </p>
          <RangeBar
            label={words.bar(score === undefined ? undefined : shown(score), shown(low), shown(high))}
            score={score}
            range={{ low, high }}
            limits={[]}
            top={4}
            thickness={8}
            height={16}
          />
        </>
      )}
    </>
  );
}

function Dimensions({ fit, words }: { readonly fit: FitEvaluation; readonly words: FitPaneWords }) {
  return (
    <section>
      <h3>{words.dimensions}</h3>
      <ul className="rows" aria-label={words.dimensions}>
        {fit.dimensions.map(({ dimension, standing, metrics }) => (
          <li key={dimension}>
            <div className="line center">
              <b className="grow">{dimension}</b>
              <span className="end small">{standing === "Missing" ? words.noMetric : standing}</span>
            </div>
            {fit.metrics
              .filter(({ row }) => metrics.includes(row.key))
              .map((metric) => (
                <Metric key={metric.row.key} metric={metric} words={words} />
              ))}
          </li>
        ))}
        {fit.metrics
          .filter(({ row }) => row.dimension === undefined)
          .map((metric) => (
            <li key={metric.row.key}>
              <Metric metric={metric} words={words} />
            </li>
          ))}
      </ul>
    </section>
  );
}

const BASELINE_FIELDS = (words: FitPaneWords): readonly AnswerField[] => [
  { name: "from", label: words.baselineFrom, type: "date" },
  { name: "reason", label: words.reason, type: "text" },
];

function Metric({ metric, words }: { readonly metric: MetricEvaluation; readonly words: FitPaneWords }) {
  const { session, messages } = usePane();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { row, state, goal, unit, current, progress, trend, reason, cells, chart } = metric;
  const name = row.metric ?? row.key;
  const [cell] = cells;
  const target = goal === undefined ? undefined : { value: goal.target, unit };
  const facts = [
    state,
    ...(progress === undefined || progress === 1 ? [] : [words.progress(progress)]),
    ...(trend === "Not enough data" ? [] : [trend]),
  ];
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const charted = chart.segments.some(({ limits }) => limits !== undefined);
  return (
    <div className="metric">
      <div className="line center">
        <span className="grow">
          {name} <span className="muted">{row.key}</span>
        </span>
        <span className="num">
          {current !== undefined &&
            target !== undefined &&
            figureText({ value: current, unit }, target, messages.format)}
        </span>
      </div>
      <Sparkline metric={metric} name={name} words={words} />
      <p className="small muted">
        {facts.join(" · ")}. {metricReason(reason, messages)}. {cell !== undefined && <CellLink cell={cell} />}{" "}
        {charted && (
          <button
            ref={opener}
            type="button"
            className="link"
            aria-expanded={open}
            aria-label={words.of(words.baseline, name)}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {words.baseline}
          </button>
        )}
      </p>
      {open && (
        <AnswerForm
          title={words.of(words.baseline, name)}
          action={words.baseline}
          hint={words.baselineHint}
          fields={BASELINE_FIELDS(words)}
          words={words}
          onAnswer={({ from = "", reason: why = "" }) => {
            const day = dayFromIso(from);
            if (day === undefined) return;
            close();
            void session.renewBaseline(row.key, day, why);
          }}
          onCancel={close}
        />
      )}
    </div>
  );
}

function Supports({ review, words }: { readonly review: FitReview; readonly words: FitPaneWords }) {
  const { supports } = review;
  const title = useRef<HTMLHeadingElement>(null);
  if (supports === undefined) return <p>{words.noSupports}</p>;
  const standing = worstExitFirst(supports.supports);
  const gone = supports.supports.length - standing.length;
  const { absorbed } = supports.dependency;
  return (
    <section>
      <h3 ref={title} tabIndex={-1}>
        {words.supports}
      </h3>
      {absorbed > 0 && <p className="small muted">{words.absorbed(absorbed)}</p>}
      {standing.length === 0 ? (
        <p>{words.noneLeft}</p>
      ) : (
        <ul className="rows" aria-label={words.supports}>
          {standing.map((support) => (
            <Support
              key={support.row.key}
              support={support}
              extensions={review.answers.extensions.get(support.row.key.toLowerCase()) ?? 0}
              words={words}
              onGone={() => {
                title.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      {gone > 0 && <p className="small muted">{words.gone(gone)}</p>}
    </section>
  );
}

type AnswerKind = SupportAnswer["kind"];

interface SupportProps {
  readonly support: SupportEvaluation;
  readonly extensions: number;
  readonly words: FitPaneWords;
  /** It is about to leave the list. */
  readonly onGone: () => void;
}

function Support({ support, extensions, words, onGone }: SupportProps) {
  const { session, messages } = usePane();
  const [open, setOpen] = useState<AnswerKind>();
  const openers = useRef(new Map<AnswerKind, HTMLButtonElement | null>());
  const { row, exitState, because, toRetire, cells } = support;
  const name = row.support ?? row.key;
  const [cell] = cells;
  const ready = exitState === "Ready to retire";
  const actions: readonly (readonly [AnswerKind, string])[] = [
    ["retire", words.retire],
    ["extend", words.extend],
    ["make-permanent", words.makePermanent],
  ];
  const close = (): void => {
    if (open !== undefined) openers.current.get(open)?.focus();
    setOpen(undefined);
  };
  const give = (answer: SupportAnswer): void => {
    // What is retired or permanent leaves the list, and would take the focus with it.
    if (answer.kind !== "extend") onGone();
    void session.answerSupport(row.key, answer);
  };
  return (
    <li className="logrow">
      <div className="line center">
        <b className="grow">
          {name} <span className="muted">{row.key}</span>
        </b>
        <span className="end small">{exitState}</span>
      </div>
      <p className="small">
        {because !== undefined && `${exitReason(because, messages)}. `}
        {extensions > 0 && `${words.extended(extensions)}. `}
        {cell !== undefined && <CellLink cell={cell} />}
      </p>
      {toRetire.length > 0 && (
        <ul className="plain small" aria-label={words.of(words.needs, name)}>
          {toRetire.map((need, position) => (
            <li key={position}>
              {retireNeed(need, messages)} <CellLink cell={need.cell} />
            </li>
          ))}
        </ul>
      )}
      <div className="links">
        {actions.map(([kind, label]) => (
          <Button
            key={kind}
            ref={(button: HTMLButtonElement | null) => {
              openers.current.set(kind, button);
            }}
            aria-label={words.of(label, name)}
            {...(kind === "retire" && ready ? {} : { "aria-expanded": open === kind })}
            onClick={() => {
              // What is ready needs no reason, and can be undone.
              if (kind === "retire" && ready) give({ kind, reason: "" });
              else setOpen(open === kind ? undefined : kind);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      {open !== undefined && (
        <AnswerForm
          key={open}
          title={words.of(actions.find(([kind]) => kind === open)?.[1] ?? "", name)}
          action={actions.find(([kind]) => kind === open)?.[1] ?? ""}
          hint={words.willWrite[open]}
          fields={fieldsOf(open, words)}
          words={words}
          onAnswer={(values) => {
            const answer = answerOf(open, values);
            if (answer === undefined) return;
            close();
            give(answer);
          }}
          onCancel={close}
        />
      )}
    </li>
  );
}

function fieldsOf(kind: AnswerKind, words: FitPaneWords): readonly AnswerField[] {
  switch (kind) {
    case "retire":
      return [{ name: "reason", label: words.reasonRetire, type: "text" }];
    case "extend":
      return [
        { name: "until", label: words.until, type: "date" },
        { name: "authority", label: words.authority, type: "text" },
        { name: "reason", label: words.reason, type: "text" },
      ];
    case "make-permanent":
      return [{ name: "owner", label: words.owner, type: "text" }];
  }
}

function answerOf(kind: AnswerKind, values: Readonly<Record<string, string>>): SupportAnswer | undefined {
  const { reason = "", authority = "", owner = "", until = "" } = values;
  switch (kind) {
    case "retire":
      return { kind, reason };
    case "make-permanent":
      return { kind, owner, reason };
    case "extend": {
      const day = dayFromIso(until);
      return day === undefined ? undefined : { kind, authority, reason, until: day };
    }
  }
}
