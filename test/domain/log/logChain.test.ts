import fc from "fast-check";
import { LOG_COLUMNS, type LogColumn } from "../../../src/domain/log/evaluationLog.table";
import { chainFindings, linkLog, type StandingRow } from "../../../src/domain/log/logChain";
import { headOf, logPrint, logRecord, newLogRow, type LogCells, type LogEntry } from "../../../src/domain/log/logRow";
import { fingerprint } from "../../../src/workflows/fingerprint";
import { runs } from "../../runs";

const ENTRY: LogEntry = {
  event: "Evaluation",
  subject: "G1",
  detail: "Fine",
  gates: ["G1"],
  verdict: "Go",
  score: 95.5,
};

/** Rows that follow each other, one for each detail. */
function written(details: readonly string[], after?: LogCells, by = "Ann"): readonly LogCells[] {
  const rows: LogCells[] = [];
  let last = after;
  for (const detail of details) {
    const head = last === undefined ? undefined : headOf(last);
    last = newLogRow({ ...ENTRY, detail }, { serial: 46000, by, version: "1.0.0" }, head, fingerprint);
    rows.push(last);
  }
  return rows;
}

const standing = (rows: readonly LogCells[]): readonly StandingRow[] =>
  rows.map((cells, row) => ({ cells, cell: { sheet: "Evaluation log", row: row + 1, column: 15 } }));
const linked = (rows: readonly LogCells[], recorded?: LogCells) =>
  linkLog(standing(rows), recorded === undefined ? undefined : headOf(recorded), fingerprint);
const details = ({ rows }: ReturnType<typeof linkLog>): readonly unknown[] => rows.map(({ cells }) => cells.detail);
const ids = (chain: ReturnType<typeof linkLog>): readonly string[] => chainFindings(chain).map(({ id }) => id);
const idOf = (cells: LogCells | undefined): string => String(cells?.row);

describe("a row of the log", () => {
  test("counts on from the one it follows, and names it with its fingerprint", () => {
    const [first, second] = written(["a", "b"]);
    expect(first?.row).toMatch(/^1-[0-9a-f]{6}$/);
    expect(first?.follows).toBe("");
    expect(second?.row).toMatch(/^2-[0-9a-f]{6}$/);
    expect(second?.follows).toBe(first?.row);
    expect(second?.previous).toBe(first?.print);
  });

  test("says again what it was made from", () => {
    const entry: LogEntry = {
      ...ENTRY,
      gates: ["G1", "G2"],
      low: 60,
      high: 78.25,
      blockers: ["C1", "I2"],
      decision: "Go, 2026-12-04",
      inputs: "0123456789abcdef",
    };
    const row = newLogRow(entry, { serial: 46000, by: "Ann", version: "1.0.0" }, undefined, fingerprint);
    expect(row.range).toBe("60..78.25");
    expect(row.blockers).toBe("C1, I2");
    expect(logRecord(row, 0)).toMatchObject({
      evaluatedOn: 46000,
      by: "Ann",
      event: "Evaluation",
      gates: ["G1", "G2"],
      verdict: "Go",
      score: 95.5,
      low: 60,
      high: 78.25,
      decision: "Go, 2026-12-04",
      inputs: "0123456789abcdef",
    });
    expect(logRecord(row, 1462).evaluatedOn).toBe(47462);
  });

  test("holds its text on one line, and no longer than a person reads", () => {
    const row = newLogRow(
      { ...ENTRY, detail: `  a\r\n\tb ${"x".repeat(3000)}` },
      { serial: 1, by: "", version: "" },
      undefined,
      fingerprint,
    );
    expect(String(row.detail)).toMatch(/^a b x+…$/);
    expect(String(row.detail)).toHaveLength(2000);
  });
});

describe("the order of the rows", () => {
  test("is that of their links, wherever they stand in the sheet", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 }), (order) => {
        const rows = written(["a", "b", "c", "d", "e", "f"]);
        const chain = linked(
          order.flatMap((position) => rows[position] ?? []),
          rows.at(-1),
        );
        expect(details(chain)).toEqual(["a", "b", "c", "d", "e", "f"]);
        expect(chain.head).toEqual({ id: idOf(rows[5]), print: rows[5]?.print });
        expect(ids(chain)).toEqual([]);
      }),
      runs(50),
    );
  });

  test("an empty log has no head and nothing to say", () => {
    expect(linked([])).toEqual({
      rows: [],
      altered: [],
      missing: [],
      forks: [],
      copies: [],
      foreign: [],
      head: undefined,
    });
  });
});

describe("an altered row", () => {
  test("is found, whichever cell it is and whatever stands there now, the newest row included", () => {
    const anyValue = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(fc.nat(3), fc.constantFrom<LogColumn>(...LOG_COLUMNS), anyValue, (at, column, value) => {
        const rows = written(["a", "b", "c", "d"]);
        fc.pre(rows[at]?.[column] !== value);
        const changed = rows.map((row, position) => (position === at ? { ...row, [column]: value } : row));
        const chain = linked(changed, rows.at(-1));
        expect(ids(chain)).toContain("log-row-altered");
        expect(chain.altered.map(({ cells }) => cells)).toContainEqual(changed[at]);
        // The others are believed as before, so one bad row never spoils the rest.
        expect(chain.rows.filter(({ intact }) => intact)).toHaveLength(3);
      }),
      runs(300),
    );
  });

  test("is found too where its fingerprint was made anew: by the row that follows, else by what was recorded", () => {
    const [first, second] = written(["a", "b"]);
    if (first === undefined || second === undefined) throw new Error("two rows were written");
    const forged = (row: LogCells): LogCells => {
      const changed = { ...row, verdict: "No-go" };
      return { ...changed, print: logPrint(changed, fingerprint) };
    };
    expect(linked([forged(first), second]).altered.map(({ cells }) => cells.row)).toEqual([first.row]);
    const end = linked([first, forged(second)], second);
    expect(end.altered.map(({ cells }) => cells.row)).toEqual([second.row]);
    // The next row follows what was recorded, so that it stays found.
    expect(end.head).toEqual(headOf(second));
    expect(linked([first, forged(second)]).altered).toEqual([]);
  });
});

describe("a missing row", () => {
  test("is told by the row that followed it", () => {
    const rows = written(["a", "b", "c"]);
    const chain = linked(
      rows.filter((_, position) => position !== 1),
      rows.at(-1),
    );
    expect(chain.missing).toEqual([rows[1]?.row]);
    expect(ids(chain)).toEqual(["log-row-missing"]);
    expect(details(chain)).toEqual(["a", "c"]);
  });

  test("is told by what was recorded where it was the last, and stays told when the log goes on", () => {
    const rows = written(["a", "b", "c"]);
    const cut = rows.slice(0, 2);
    const chain = linked(cut, rows[2]);
    expect(ids(chain)).toEqual(["log-row-missing"]);
    const [next] =
      chain.head === undefined ? [] : [newLogRow(ENTRY, { serial: 1, by: "", version: "" }, chain.head, fingerprint)];
    const later = linked(next === undefined ? cut : [...cut, next], next);
    expect(later.missing).toEqual([rows[2]?.row]);
    expect(details(later)).toEqual(["a", "b", "Fine"]);
  });

  test("is told of a log that was emptied", () => {
    const rows = written(["a", "b"]);
    expect(ids(linked([], rows[1]))).toEqual(["log-gone"]);
  });

  test("is no row further on that is there: of a log without its beginning the end of that is told", () => {
    const rows = written(["a", "b", "c"]);
    expect(linked(rows.slice(2), rows[2])).toMatchObject({
      lost: { row: rows[1]?.row, rows: 2, all: false },
      missing: [],
    });
    expect(ids(linked(rows.slice(2), rows[2]))).toEqual(["log-beginning-gone"]);
    expect(ids(linked([...rows.slice(0, 1), ...rows.slice(2)], rows[2]))).toEqual(["log-row-missing"]);
  });
});

describe("a row that stands twice", () => {
  test("is a copy and no fork, wherever it stands, and counts once", () => {
    const rows = written(["a", "b", "c"]);
    for (const at of [0, 1, 2]) {
      const chain = linked([...rows, ...rows.slice(at, at + 1)], rows[2]);
      expect(chainFindings(chain)).toMatchObject([
        { id: "log-row-copied", severity: "warning", facts: { row: rows[at]?.row, rows: 1 }, cells: [{ row: 4 }] },
      ]);
      expect(details(chain)).toEqual(["a", "b", "c"]);
      expect(chain.head?.id).toBe(rows[2]?.row);
    }
  });
});

describe("a row that somebody typed", () => {
  const typed = (cells: Partial<LogCells>): LogCells => ({
    ...(Object.fromEntries(LOG_COLUMNS.map((column) => [column, ""])) as LogCells),
    ...cells,
  });

  test("is told by its cell, is nobody's altered row, and the log goes on as if it were not there", () => {
    for (const cells of [typed({ subject: "G1", verdict: "Go" }), typed({ row: "12", event: "Evaluation" })]) {
      const rows = written(["a"]);
      const chain = linked([cells, ...rows]);
      expect(chainFindings(chain)).toMatchObject([
        { id: "log-row-foreign", severity: "warning", facts: { cell: { row: 1, column: 15 }, rows: 1 } },
      ]);
      expect(details(chain)).toEqual(["a"]);
      expect(chain.head?.id).toBe(rows[0]?.row);
    }
  });
});

describe("two people at once", () => {
  test("make a fork, which is a note and no tampering; the log goes on from one of the two", () => {
    const [first, second] = written(["a", "b"]);
    if (first === undefined || second === undefined) throw new Error("two rows were written");
    const [other] = written(["c"], first, "Bob");
    const rows = [first, second, ...(other === undefined ? [] : [other])];
    const chain = linked(rows, other);
    expect(chainFindings(chain)).toMatchObject([
      { id: "log-forked", severity: "note", facts: { after: first.row, rows: 2 } },
    ]);
    const [next] = written(["d"], chain.rows.at(-1)?.cells);
    const later = linked(next === undefined ? rows : [...rows, next], next);
    expect(ids(later)).toEqual(["log-forked"]);
    expect(details(later).at(-1)).toBe("d");
  });

  test("at the very beginning make one too", () => {
    const chain = linked([...written(["a"]), ...written(["b"], undefined, "Bob")]);
    expect(chainFindings(chain)).toMatchObject([{ id: "log-forked", facts: { after: undefined, rows: 2 } }]);
  });
});

test("appending never changes what the earlier rows say", () => {
  const text = fc.string({ maxLength: 30 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), fc.array(text, { minLength: 1, maxLength: 5 }), (before, more) => {
      const rows = written(before);
      const all = [...rows, ...written(more, rows.at(-1))];
      const chain = linked(all, all.at(-1));
      expect(all.slice(0, rows.length)).toEqual(rows);
      expect(chain.rows.map(({ cells }) => cells)).toEqual(all);
      expect(ids(chain)).toEqual([]);
    }),
    runs(100),
  );
});
