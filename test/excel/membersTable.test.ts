import { membersTable, storedMembersTable } from "./membersTable";

describe("the table of members", () => {
  it("is current", () => {
    expect(storedMembersTable()).toBe(membersTable());
  });
});
