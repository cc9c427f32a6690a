/** What tests, pictures and the demo show is built once, and again only when its sources hold something else. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.join(__dirname, "../..");
const OUT = path.join(ROOT, "out/built");
const WEBPACK = require.resolve("webpack-cli/bin/cli.js");

interface Part {
  readonly name: string;
  readonly folder: string;
  /** What it is built from, files and folders. */
  readonly sources: readonly string[];
  readonly options: readonly string[];
}

const SHARED = ["package-lock.json", "tsconfig.json"];

const PARTS = {
  /** The pane exactly as it is shipped; the server gives it the installed office.js. */
  pane: {
    name: "the pane",
    folder: path.join(OUT, "pane"),
    sources: [...SHARED, "package.json", "src", "assets", ".webpack", "webpack.config.js", "manifest.xml"],
    options: ["--mode", "production", "--output-path", path.join(OUT, "pane")],
  },
  /** The grid of the demo. */
  page: {
    name: "the page with the grid",
    folder: path.join(OUT, "page"),
    sources: [...SHARED, "test/excel"],
    options: [
      "--config",
      path.join(ROOT, "test/excel/grid/webpack.config.js"),
      "--output-path",
      path.join(OUT, "page"),
    ],
  },
} as const satisfies Readonly<Record<string, Part>>;

export type BuiltPart = keyof typeof PARTS;

const SILENT = (): void => undefined;

/** The folder of the built part. Whoever comes while another process builds it waits for that. */
export async function builtOnce(part: BuiltPart, say: (line: string) => void = SILENT): Promise<string> {
  const { folder, sources } = PARTS[part];
  await mkdir(OUT, { recursive: true });
  const fingerprint = await fingerprintOf(sources);
  const release = await lock(`${folder}.lock`);
  try {
    const stamp = `${folder}.stamp`;
    if ((await readFile(stamp, "utf8").catch(() => "")) !== fingerprint) {
      await rm(stamp, { force: true });
      await build(PARTS[part], say);
      await writeFile(stamp, fingerprint);
    }
  } finally {
    await release();
  }
  return folder;
}

async function build({ name, options }: Part, say: (line: string) => void): Promise<void> {
  say(`Building ${name} (about a minute, the first time only) ...`);
  const started = Date.now();
  // What webpack has to say about a build that fails stands in its output.
  await promisify(execFile)(process.execPath, [WEBPACK, ...options], { cwd: ROOT }).catch((failure: unknown) => {
    const { stdout = "", message } = failure as { stdout?: string; message: string };
    throw new Error(`Building ${name} failed.\n${stdout || message}`);
  });
  say(`Built ${name} in ${Math.round((Date.now() - started) / 1000)} s.`);
}

const LOOK_AGAIN_MS = 200;
/** No build takes this long: whoever held the lock is gone. */
const ABANDONED_MS = 240_000;

/** A folder that only one process can make. */
async function lock(folder: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await mkdir(folder);
      return () => rm(folder, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const age = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > ABANDONED_MS) await rm(folder, { recursive: true, force: true });
    else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Changes with the name and the contents of any file. */
async function fingerprintOf(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) {
    const at = path.join(ROOT, source);
    const isFolder = (await stat(at)).isDirectory();
    const files = isFolder ? (await readdir(at, { recursive: true })).sort().map((file) => path.join(at, file)) : [at];
    for (const file of files) {
      if (!(await stat(file)).isFile()) continue;
      const contents = createHash("sha256").update(await readFile(file));
      hash.update(`${path.relative(ROOT, file)}\n${contents.digest("hex")}\n`);
    }
  }
  return hash.digest("hex");
}
