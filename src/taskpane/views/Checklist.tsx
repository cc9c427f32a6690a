import { Select } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId } from "react";
import { samplesOf, unknownWords, type Candidate } from "../../domain/checklist/candidates";
import { rangeAddress } from "../../tabular/range/rangeAddress";
import { criteriaTable } from "../../domain/gates/criteria.table";
import { DEFAULT_WORDS } from "../../domain/policy";
import { WORD_MEANINGS } from "../../tabular/range/chosenRange";
import { columnLetters } from "../../tabular/cellAddress";
import { inputEntries } from "../../tabular/table";
import { usePane } from "../paneContext";
import type { ChecklistPhase, ChosenChecklist } from "../paneState";
import { BackBar } from "../parts/BackBar";

/** The user's own checklist: which one it is, then which of its columns serves as what. */
export default function Checklist({ phase }: { readonly phase: ChecklistPhase }) {
  const { candidates, chosen } = phase;
  const candidate = chosen === undefined ? undefined : candidates[chosen.position];
  if (candidate !== undefined && chosen !== undefined) return <Columns candidate={candidate} chosen={chosen} />;
  return candidates.length === 0 ? <NoChecklist /> : <Candidates candidates={candidates} />;
}

function NoChecklist() {
  const { session, words } = usePane();
  return (
    <>
      <BackBar title={words.checklist.noneTitle} back={words.back} onBack={leave(session)} />
      <p>{words.checklist.none}</p>
    </>
  );
}

function Candidates({ candidates }: { readonly candidates: readonly Candidate[] }) {
  const { session, words } = usePane();
  const { checklist } = words;
  return (
    <>
      <BackBar title={checklist.which} back={words.back} onBack={leave(session)} />
      <ul className="rows" aria-label={checklist.which}>
        {candidates.map((candidate, position) => (
          <li key={rangeAddress(candidate.range)}>
            <button
              type="button"
              className="open"
              onClick={() => {
                session.tell({ type: "checklist-chosen", position });
              }}
            >
              <span className="name">{placeOf(candidate)}</span>
              <span className="muted small">{checklist.rows(candidate.range.body.length)}</span>
              <ChevronRightRegular fontSize={16} aria-hidden />
            </button>
            <p className="small muted">
              {samplesOf(candidate.range, candidate.columns.get("criterion")?.offset ?? 0, 2).join("; ")}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a checklist needs or most have; the other columns are behind a line of their own. */
const FIRST: ReadonlySet<string> = new Set(["criterion", "actual", "gate", "mustPass", "owner", "evidenceDate"]);
const KEYS: readonly string[] = inputEntries(criteriaTable).map(([key]) => key);

function Columns({ candidate, chosen }: { readonly candidate: Candidate; readonly chosen: ChosenChecklist }) {
  const { session, words } = usePane();
  const { checklist } = words;
  const first = [...FIRST, ...KEYS.filter((key) => !FIRST.has(key) && candidate.columns.has(key as "id"))];
  const others = KEYS.filter((key) => !first.includes(key));
  const field = (key: string) => <ColumnField key={key} name={key} candidate={candidate} chosen={chosen} />;
  return (
    <>
      <BackBar title={checklist.columns} back={words.back} onBack={leave(session)} />
      <p className="lead">{checklist.explain(placeOf(candidate))}</p>
      <div className="fields">{first.map(field)}</div>
      <details className="more">
        <summary>{checklist.others}</summary>
        <div className="fields">{others.map(field)}</div>
      </details>
    </>
  );
}

interface ColumnFieldProps {
  readonly name: string;
  readonly candidate: Candidate;
  readonly chosen: ChosenChecklist;
}

const NONE = "";
const SHOWN_WORDS = 8;

/** One of our columns: which of the range's serves as it, and what stands in that one. */
function ColumnField({ name, candidate, chosen }: ColumnFieldProps) {
  const { session, words } = usePane();
  const id = useId();
  const { checklist } = words;
  const { range } = candidate;
  const { header, help } = criteriaTable.columns[name as keyof typeof criteriaTable.columns];
  const offset = chosen.columns[name];
  const found = candidate.columns.get(name as "id");
  const guessed = found !== undefined && found.offset === offset && found.by !== "header";
  const hint = [
    offset === undefined
      ? name === "gate"
        ? checklist.oneGate
        : help
      : checklist.samples(samplesOf(range, offset).map(shortened)),
    ...(guessed ? [checklist.guessed] : []),
  ];
  const judgesWords = name === "actual" && offset !== undefined && chosen.columns["passAt"] === undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{header}</label>
      <Select
        id={id}
        aria-describedby={`${id}-hint`}
        value={offset === undefined ? NONE : String(offset)}
        onChange={(_, { value }) => {
          session.tell({ type: "column-chosen", key: name, offset: value === NONE ? undefined : Number(value) });
        }}
      >
        <option value={NONE}>{checklist.notThere}</option>
        {range.headers.map((text, position) => (
          <option key={position} value={String(position)}>
            {text === "" ? checklist.column(columnLetters(range.firstColumn + position)) : text}
          </option>
        ))}
      </Select>
      <div id={`${id}-hint`} className="small muted">
        {hint.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {judgesWords && <Words words={unknownWords(range, offset, DEFAULT_WORDS)} said={chosen.words} />}
    </div>
  );
}

/** Words of the status that nobody has given a meaning yet: without one such a row has no evidence. */
function Words({ words: all, said }: { readonly words: readonly string[]; readonly said: ChosenChecklist["words"] }) {
  const { session, words } = usePane();
  const { checklist } = words;
  if (all.length === 0) return null;
  const shown = all.slice(0, SHOWN_WORDS);
  return (
    <div className="words" role="group" aria-label={checklist.wordsTitle}>
      <p className="small">{checklist.wordsTitle}</p>
      {shown.map((word) => (
        <label key={word} className="word">
          <span className="grow">{shortened(word)}</span>
          <Select
            value={said[word] ?? NONE}
            onChange={(_, { value }) => {
              const meaning = WORD_MEANINGS.find((candidate) => candidate === value);
              session.tell({ type: "word-chosen", word, meaning });
            }}
          >
            <option value={NONE}>{checklist.noEvidence}</option>
            {WORD_MEANINGS.map((meaning) => (
              <option key={meaning} value={meaning}>
                {checklist.meanings[meaning]}
              </option>
            ))}
          </Select>
        </label>
      ))}
      {all.length > shown.length && <p className="small muted">{words.andMore(all.length - shown.length)}</p>}
    </div>
  );
}

const LONGEST_SAMPLE = 40;

function shortened(text: string): string {
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE - 1)}…` : text;
}

function placeOf({ range }: Candidate): string {
  return range.table?.name ?? rangeAddress(range);
}

function leave(session: ReturnType<typeof usePane>["session"]): () => void {
  return () => {
    session.tell({ type: "checklist-left" });
  };
}
