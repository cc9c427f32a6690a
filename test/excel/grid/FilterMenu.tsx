/** The menu behind a filter arrow: sort, and choose which values are shown. */

import { useEffect, useMemo, useRef, useState, type ReactElement, type RefObject } from "react";
import { Button, Checkbox, Input } from "@fluentui/react-components";
import { ArrowSortDownRegular, ArrowSortUpRegular } from "@fluentui/react-icons";
import { applyFilters, tableFilter } from "../model/filter";
import { requireUnprotected } from "../model/permissions";
import type { Table } from "../model/table";
import { sortTable } from "../model/tableSort";
import type { BookSession } from "./bookSession";
import { besideCell, cellRect } from "./cellRect";
import { shownText } from "./cellView";
import { tableAtCell } from "./tableLook";

const SIZE = { width: 250, height: 380 };
const LISTED_AT_MOST = 500;
const BLANKS = "(Blanks)";

interface FilterMenuProps {
  readonly session: BookSession;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly row: number;
  readonly column: number;
  readonly onClose: () => void;
}

export default function FilterMenu({ session, box, row, column, onClose }: FilterMenuProps): ReactElement | null {
  const { sheet } = session;
  const table = tableAtCell(sheet, row, column);
  const rect = cellRect(box.current, row, column);
  if (!box.current || !table || !rect) return null;
  return (
    <FilterDialog
      session={session}
      table={table}
      column={column}
      place={besideCell(box.current, rect, SIZE)}
      onClose={onClose}
    />
  );
}

interface FilterDialogProps {
  readonly session: BookSession;
  readonly table: Table;
  readonly column: number;
  readonly place: { left: number; top: number; width: number; height: number };
  readonly onClose: () => void;
}

function FilterDialog({ session, table, column, place, onClose }: FilterDialogProps): ReactElement {
  const key = column - table.area.column;
  const name = table.columns[key]?.name ?? "";
  const all = useMemo(() => valuesOf(table, column), [table, column]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => shownNow(table, key, all));
  const [search, setSearch] = useState("");
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>("button, input")?.focus({ preventScroll: true });
  }, []);

  const found = all.filter((value) => label(value).toLowerCase().includes(search.toLowerCase()));
  const listed = found.slice(0, LISTED_AT_MOST);
  const isEvery = found.every((value) => chosen.has(value));
  const choose = (values: readonly string[], on: boolean): void => {
    setChosen(new Set([...chosen].filter((value) => on || !values.includes(value)).concat(on ? values : [])));
  };
  const apply = (values: ReadonlySet<string> | undefined): void => {
    session.edit(() => {
      requireUnprotected(table.sheet, "allowAutoFilter");
      const filter = tableFilter(table);
      filter.set(key, values && { filterOn: "Values", values: [...values] });
      applyFilters(filter);
    });
    onClose();
  };
  const sort = (ascending: boolean): void => {
    session.edit(() => {
      requireUnprotected(table.sheet, "allowSort");
      sortTable(table, [{ key, ascending }], false);
    });
    onClose();
  };
  return (
    <div
      ref={dialog}
      role="dialog"
      aria-label={`Sort and filter by ${name}`}
      className="filter-menu overlay"
      style={place}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onClose();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) onClose();
      }}
    >
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowSortUpRegular />}
        onClick={() => {
          sort(true);
        }}
      >
        Sort A to Z
      </Button>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowSortDownRegular />}
        onClick={() => {
          sort(false);
        }}
      >
        Sort Z to A
      </Button>
      <Input
        size="small"
        placeholder="Search"
        aria-label="Search the values"
        value={search}
        onChange={(_event, { value }) => {
          setSearch(value);
        }}
      />
      <div className="filter-values">
        <Checkbox
          label="Select all"
          checked={isEvery ? true : found.some((value) => chosen.has(value)) ? "mixed" : false}
          onChange={() => {
            choose(found, !isEvery);
          }}
        />
        {listed.map((value) => (
          <Checkbox
            key={value}
            label={label(value)}
            checked={chosen.has(value)}
            onChange={() => {
              choose([value], !chosen.has(value));
            }}
          />
        ))}
        {found.length > listed.length && <p>{found.length - listed.length} more values: search for them.</p>}
      </div>
      <div className="filter-buttons">
        <Button
          appearance="primary"
          size="small"
          disabled={chosen.size === 0}
          onClick={() => {
            apply(chosen.size === all.length ? undefined : chosen);
          }}
        >
          OK
        </Button>
        <Button
          size="small"
          onClick={() => {
            apply(undefined);
          }}
        >
          Clear filter
        </Button>
      </div>
    </div>
  );
}

function label(value: string): string {
  return value === "" ? BLANKS : value;
}

function valuesOf({ sheet, bodyArea }: Table, column: number): string[] {
  const seen = new Map<string, string>();
  for (let row = bodyArea.row; row < bodyArea.row + bodyArea.rows; row++) {
    const text = shownText(sheet, row, column);
    // Excel tells no case apart in filters.
    if (!seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text);
  }
  return [...seen.values()].sort(
    (a, b) => Number(a === "") - Number(b === "") || a.localeCompare(b, undefined, { numeric: true }),
  );
}

/** What the filter lets through now: all, unless it is a filter by values. */
function shownNow(table: Table, key: number, all: readonly string[]): ReadonlySet<string> {
  const criteria = tableFilter(table).criteria().get(key);
  if (criteria?.filterOn !== "Values") return new Set(all);
  const wanted = new Set(
    (criteria.values ?? []).flatMap((one) => (typeof one === "string" ? [one.toLowerCase()] : [])),
  );
  return new Set(all.filter((value) => wanted.has(value.toLowerCase())));
}
