import { useDeferredValue, useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { searchEn, type SearchWords } from "../../messages/search.en";
import { usePane } from "../paneContext";
import type { Place, Shown } from "../paneState";
import { BackBar } from "../parts/BackBar";
import { CellLink } from "../parts/CellLink";
import { search, searchEntries, type SearchEntry } from "../searchFacts";

type SearchPlace = Extract<Place, { name: "search" }>;

/** More would be scrolled past rather than read; another word is the quicker way. */
const SHOWN = 50;

/** Everything that the evaluation names, by ID, name, owner or word. */
export default function Search({ shown, place }: { readonly shown: Shown; readonly place: SearchPlace }) {
  const { session, words: pane, messages } = usePane();
  const words = useMemo(() => searchEn(messages.format), [messages]);
  const entries = useMemo(() => searchEntries(shown.outcome, messages), [shown.outcome, messages]);
  const { query, opened } = place;
  const settled = useDeferredValue(query);
  const found = useMemo(() => search(entries, settled), [entries, settled]);
  const first = found.slice(0, SHOWN);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const back = list.current?.querySelector<HTMLElement>("[data-opened]");
    (back ?? field.current)?.focus();
  }, []);
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
        {settled.trim() === "" ? words.hint : words.found(found.length, first.length)}
      </p>
      {first.length > 0 && (
        <ul ref={list} className="rows" aria-label={words.results}>
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
  const { id, kind, title, details, cell, gate, criterion } = entry;
  return (
    <li>
      {gate === undefined ? (
        <p>{title}</p>
      ) : (
        <button
          type="button"
          className="open found"
          data-opened={opened ? "" : undefined}
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
