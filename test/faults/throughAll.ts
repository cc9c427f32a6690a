import { AFTERMATHS, CHANGES, FAULTS, openHarness, type Harness, type Workflow } from "./harness";

/** One test a disturbance: every request of the workflow meets it, and nothing may be lost. */
export function throughAll(workflow: Workflow): void {
  describe(`${workflow.name} loses nothing and can be run again`, () => {
    let harness: Harness;
    beforeAll(async () => {
      harness = await openHarness();
    });
    afterAll(() => {
      harness.close();
    });

    test.each([...Object.keys(FAULTS), ...Object.keys(CHANGES), ...Object.keys(AFTERMATHS)])(
      "%s",
      async (disturbance) => {
        expect((await harness.trials(workflow, disturbance)).violations).toEqual([]);
      },
    );
  });
}
