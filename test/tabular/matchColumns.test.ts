import fc from "fast-check";
import { matchColumns, normalHeader } from "../../src/tabular/matchColumns";
import { columnEntries, defineTable } from "../../src/tabular/table";
import { TABLES } from "../../src/domain/tables";
import { runs } from "../runs";

const table = defineTable({
  name: "Things",
  help: "",
  identity: { id: "id", name: "thing" },
  foundBy: ["thing"],
  columns: {
    id: { header: "ID", type: "id", help: "" },
    thing: { header: "Thing", type: "text", help: "", otherNames: ["Item", "Object"] },
    owner: { header: "Owner", type: "text", help: "", otherNames: ["Responsible"] },
    score: { header: "Score", type: "number", help: "", computed: true },
  },
});

const sheet = (...headers: string[]) => ({ columns: headers.map((header, at) => ({ id: 100 + at, header })) });
const match = (headers: readonly string[], ours: readonly (readonly [string, number])[] = []) =>
  matchColumns(table, sheet(...headers), new Map(ours));

describe("columns are matched", () => {
  test("in any order, without regard to case, spaces and marks", () => {
    expect([...match(["owner:", " THING ", "Id *"]).positions].sort()).toEqual([
      ["id", 2],
      ["owner", 0],
      ["thing", 1],
    ]);
    expect(["Actual (%)", "Actual %", "actual*", "Evidence\n date", "Pass_at"].map(normalHeader)).toEqual([
      "actual",
      "actual",
      "actual",
      "evidence date",
      "pass at",
    ]);
  });

  test("by other names that people give them", () => {
    expect(match(["Responsible", "Item"]).positions).toEqual(
      new Map([
        ["thing", 1],
        ["owner", 0],
      ]),
    );
  });

  test("by the real header before any other name, which is then said and left alone", () => {
    const { positions, duplicates } = match(["Responsible", "Item", "Owner", "Thing"]);
    expect([positions.get("owner"), positions.get("thing")]).toEqual([2, 3]);
    expect(duplicates).toEqual([
      { key: "thing", position: 1 },
      { key: "owner", position: 0 },
    ]);
  });

  test("by the leftmost of two equal ones", () => {
    const { positions, duplicates } = match(["Thing", "Owner", "owner"]);
    expect(positions.get("owner")).toBe(1);
    expect(duplicates).toEqual([{ key: "owner", position: 2 }]);
  });

  test("by id where they are ours: a user's own Score column stays theirs", () => {
    expect(match(["Thing", "Score"]).positions.has("score")).toBe(false);
    expect(match(["Thing", "Score", "Score (2)"], [["score", 102]]).positions.get("score")).toBe(2);
  });

  test("never as an input where they are ours, whatever they are called now", () => {
    const { positions } = match(["Thing", "Owner"], [["score", 101]]);
    expect(positions.get("score")).toBe(1);
    expect(positions.has("owner")).toBe(false);
  });

  test("leaving other columns alone, and ours that are gone or unknown", () => {
    const { positions, duplicates } = match(
      ["Colour", "Thing"],
      [
        ["score", 999],
        ["nonsense", 100],
        ["owner", 100],
      ],
    );
    expect([...positions]).toEqual([["thing", 1]]);
    expect(duplicates).toEqual([]);
  });

  test.each(TABLES.map((declared) => [declared.name, declared] as const))(
    "%s: no header or other name stands for two inputs, and every one finds its column wherever it stands",
    (_, declared) => {
      const inputs = columnEntries(declared).filter(([, column]) => !column.computed);
      const names = inputs.flatMap(([key, column]) =>
        [column.header, ...(column.otherNames ?? [])].map((name) => ({ key, name: normalHeader(name) })),
      );
      expect(names.length).toBe(new Set(names.map(({ name }) => name)).size);
      fc.assert(
        fc.property(fc.shuffledSubarray(inputs, { minLength: 1 }), fc.infiniteStream(fc.nat(20)), (some, picks) => {
          const headers = some.map(([, column]) => {
            const choices = [column.header, ...(column.otherNames ?? [])];
            return choices[Number(picks.next().value) % choices.length] ?? column.header;
          });
          const { positions } = matchColumns(declared, sheet(...headers), new Map());
          expect([...positions].sort()).toEqual(some.map(([key], at): [string, number] => [key, at]).sort());
        }),
        runs(50),
      );
    },
  );
});
