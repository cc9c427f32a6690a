import { messagesFor } from "../../../src/messages/messages";
import { evaluated } from "../sheet";

/** What is said of the only status of a checklist. */
function offered(status: string, mustPass = ""): string {
  const { criteria, problems } = evaluated({
    criteria: `Criterion | Actual | Must pass\nA | ${status} | ${mustPass}`,
  });
  expect(criteria[0]?.result).toBe("No evidence");
  const [problem] = problems;
  if (problem === undefined) throw new Error("nothing is said");
  return messagesFor("en").problem(problem).expected;
}

test.each([
  ["Gren", "Green"],
  ["Yess", "Yes"],
  ["Opne", "Open"],
  ["In progres", "In progress"],
  ["x", "Yes"],
  ["✓", "Yes"],
  ["Y", "Yes"],
  ["n", "No"],
  ["✗", "No"],
])("%s counts as No evidence, and %s is offered", (status, meant) => {
  expect(offered(status)).toContain(`perhaps “${meant}” is meant`);
  expect(offered(status, "Yes")).toContain(`perhaps “${meant}” is meant`);
});

test.each(["Blue", "Later", "74", "#REF!"])("%s counts as No evidence, and nothing is offered", (status) => {
  expect(offered(status)).not.toContain("perhaps");
});

test("a word of the policy's own is offered too", () => {
  const { problems } = evaluated({
    criteria: "Criterion | Actual\nA | Erledgt",
    transition: "Setting | Value\nWords that pass | Erledigt",
  });
  expect(problems.map(({ facts }) => facts["meant"])).toEqual(["Erledigt"]);
});

test("a decision and a gate that are one slip away from one that is known are offered, and not assumed", () => {
  const { problems, gates } = evaluated({
    gates: "Gate | Authority\nPilot exit | Board\nRegion | Board",
    criteria: "Criterion | Gate | Actual\nA | Pilot exti | Yes",
  });
  expect(problems.map(({ code, facts }) => [code, facts["meant"]])).toEqual([["unknown-id", "Pilot exit"]]);
  expect(gates[0]?.members).toEqual([]);
});

test("stray and doubled spaces make no other word", () => {
  const { criteria } = evaluated({ criteria: "Criterion | Actual\nA |  In \u00a0progress " });
  expect(criteria[0]?.result).toBe("Warning");
});
