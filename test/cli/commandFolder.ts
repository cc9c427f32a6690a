import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Command } from "./command";

interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandFolder {
  /** The path of a file in it. */
  readonly at: (...names: readonly string[]) => string;
  readonly run: (command: Command, ...args: readonly string[]) => Promise<Ran>;
}

/** A folder in which the tests of one file run commands. */
export function commandFolder(): CommandFolder {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "scale-transition-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return {
    at: (...names) => path.join(folder, ...names),
    run: async (command, ...args) => {
      let [stdout, stderr] = ["", ""];
      const status = await command(args, {
        folder,
        print: (text) => (stdout += `${text}\n`),
        complain: (text) => (stderr += `${text}\n`),
      });
      return { status, stdout, stderr };
    },
  };
}
