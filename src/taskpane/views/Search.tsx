import { useCallback, useDeferredValue, useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { searchEn, type SearchWords } from "../../messages/search.en";
import { usePane } from "../paneContext";
import type { Place, Shown } from "../paneState";
import { BackBar } from "../parts/BackBar";
import { CellLink } from "../parts/CellLink";
import { search, searchEntriesInSteps, type SearchEntry } from "../searchFacts";
import { useStepwise } from "../useStepwise";

const NO_ENTRIES: readonly SearchEntry[] = [];

type SearchPlace = Extract<Place, { name: "search" }>;

/** More would be scrolled past rather than read; another word is the quicker way. */
const SHOWN = 50;

/** Everything that the evaluation names, by ID, name, owner or word. */
export default function Search({ shown, place }: { readonly shown: Shown; readonly place: SearchPlace }) {
  const { session, words: pane, messages } = usePane();
  const words = useMemo(() => searchEn(messages.format), [messages]);
  const entries = useStepwise(
    useCallback(() => searchEntriesInSteps(shown.outcome, messages), [shown.outcome, messages]),
    NO_ENTRIES,
  );
  const { query, opened, settled: keepFocus = false } = place;
  const settled = useDeferredValue(query);
  const found = useMemo(() => search(entries, settled), [entries, settled]);
  const first = found.slice(0, SHOWN);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!keepFocus) field.current?.focus();
  }, [keepFocus]);
  return (
    <div onKeyDown={upAndDown}>
      <BackBar title={words.title} back={pane.back} />
      <input
        ref={field}
        type="search"
        className="search-field"
        aria-label={words.label}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={query}
        onChange={({ target }) => {
          session.tell({ type: "searched", query: target.value });
        }}
      />
      <p className="small muted lead" role="status">
        {settled.trim() === "" || entries.length === 0 ? words.hint : words.found(found.length, first.length)}
      </p>
      {first.length > 0 && (
        <ul className="rows" aria-label={words.results}>
          {first.map((entry) => (
            <Found key={entry.id} entry={entry} words={words} opened={entry.id === opened} query={query} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface FoundProps {
  readonly entry: SearchEntry;
  readonly words: SearchWords;
  readonly opened: boolean;
  readonly query: string;
}

function Found({ entry, words, opened, query }: FoundProps) {
  const { session } = usePane();
  const open = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (opened) open.current?.focus();
  }, [opened]);
  const { id, kind, title, details, cell, gate, criterion } = entry;
  return (
    <li>
      {gate === undefined ? (
        <p>{title}</p>
      ) : (
        <button
          type="button"
          ref={open}
          className="open found"
          onClick={() => {
            session.tell({ type: "searched", query, opened: id });
            session.tell({ type: "opened", place: { name: "gate", key: gate, criterion } });
          }}
        >
          {title}
        </button>
      )}
      <p className="small muted">
        <b>{words.kinds[kind]}</b> {details.length > 0 && `${details.join(", ")} `}
        {cell !== undefined && <CellLink cell={cell} />}
      </p>
    </li>
  );
}

/** Down from the field to the first find and from one to the next, up again to the field. */
function upAndDown(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(".search-field, .found")];
  const now = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[now + step];
  if (now < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
