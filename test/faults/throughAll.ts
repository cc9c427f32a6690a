import { AFTERMATHS, CHANGES, FAULTS, openHarness, type Harness, type Workflow } from "./harness";

interface Exceptions {
  /** Disturbances after which the workflow has nothing left to work on and refuses for good. */
  readonly without?: readonly string[];
  /** The only ones, where the rest of the way is that of another workflow. */
  readonly only?: readonly string[];
}

/** One test a disturbance: every request of the workflow meets it, and nothing may be lost. */
export function throughAll(workflow: Workflow, { without = [], only }: Exceptions = {}): void {
  describe(`${workflow.name} loses nothing and can be run again`, () => {
    let harness: Harness;
    beforeAll(async () => {
      harness = await openHarness();
    });
    afterAll(() => {
      harness.close();
    });

    const survives = async (disturbance: string): Promise<void> => {
      expect((await harness.trials(workflow, disturbance)).violations).toEqual([]);
    };
    const all = [...Object.keys(FAULTS), ...Object.keys(CHANGES), ...Object.keys(AFTERMATHS)];
    const due = (only ?? all).filter((one) => !without.includes(one));
    test.each(due)("%s", survives);
  });
}
