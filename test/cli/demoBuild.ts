/** Builds what the demo page needs, unless it is built already from the same files. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.join(__dirname, "../..");
const OUT = path.join(ROOT, "out/demo");
const WEBPACK = require.resolve("webpack-cli/bin/cli.js");

interface Part {
  readonly name: string;
  readonly folder: string;
  /** What it is built from, files and folders. */
  readonly sources: readonly string[];
  readonly options: readonly string[];
}

const SHARED = ["package-lock.json", "tsconfig.json"];

/** The pane exactly as it is shipped; the server gives it the installed office.js. */
const PANE: Part = {
  name: "the pane",
  folder: path.join(OUT, "pane"),
  sources: [...SHARED, "src", "assets", ".webpack", "webpack.config.js", "manifest.xml"],
  options: ["--mode", "production", "--output-path", path.join(OUT, "pane")],
};

const PAGE: Part = {
  name: "the page with the grid",
  folder: path.join(OUT, "page"),
  sources: [...SHARED, "test/excel"],
  options: ["--config", path.join(ROOT, "test/excel/grid/webpack.config.js")],
};

export interface BuiltDemo {
  readonly pane: string;
  readonly page: string;
}

export async function buildDemo(say: (line: string) => void): Promise<BuiltDemo> {
  await Promise.all([PANE, PAGE].map((part) => buildPart(part, say)));
  return { pane: PANE.folder, page: PAGE.folder };
}

async function buildPart({ name, folder, sources, options }: Part, say: (line: string) => void): Promise<void> {
  const stamp = `${folder}.stamp`;
  const fingerprint = await fingerprintOf(sources);
  if ((await readFile(stamp, "utf8").catch(() => "")) === fingerprint) return;
  say(`Building ${name} (about a minute, the first time only) ...`);
  const started = Date.now();
  // What webpack has to say about a build that fails stands in its output.
  await promisify(execFile)(process.execPath, [WEBPACK, ...options], { cwd: ROOT }).catch((failure: unknown) => {
    const { stdout = "", message } = failure as { stdout?: string; message: string };
    throw new Error(`Building ${name} failed.\n${stdout || message}`);
  });
  await mkdir(OUT, { recursive: true });
  await writeFile(stamp, fingerprint);
  say(`Built ${name} in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** Changes with the name, the size and the time of any file. */
async function fingerprintOf(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) {
    const at = path.join(ROOT, source);
    const isFolder = (await stat(at)).isDirectory();
    const files = isFolder ? (await readdir(at, { recursive: true })).sort().map((file) => path.join(at, file)) : [at];
    for (const file of files) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${file}\n${size}\n${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}
