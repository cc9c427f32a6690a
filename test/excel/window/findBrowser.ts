/** Finds a Chromium-like browser: CHROME_PATH, else an installed one, else the one from npm (Linux x64). */

import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

export interface Browser {
  executablePath: string;
  args: string[];
  env?: Record<string, string>;
}

/** The certificate of the test server is its own. */
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--ignore-certificate-errors"];

/** The browser a person has on this machine: CHROME_PATH, else an installed one; undefined when there is none. */
export function installedBrowser(): string | undefined {
  const chosen = process.env["CHROME_PATH"];
  if (chosen === undefined || chosen === "") return installedBrowsers().find((path) => existsSync(path));
  if (!existsSync(chosen)) throw new Error(`CHROME_PATH is ${chosen}, but there is no such file.`);
  return chosen;
}

export async function findBrowser(): Promise<Browser> {
  const installed = installedBrowser();
  if (installed !== undefined) return { executablePath: installed, args: ARGUMENTS };
  if (process.platform === "linux" && process.arch === "x64") return bundledBrowser();
  throw new Error("No browser found: install Chrome, Edge or Chromium, or set CHROME_PATH to one.");
}

function installedBrowsers(): string[] {
  if (process.platform === "darwin") {
    const applications = ["Google Chrome", "Microsoft Edge", "Chromium"];
    return applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === "win32") {
    const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);
    const programs = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  const names = ["google-chrome", "google-chrome-stable", "microsoft-edge", "chromium", "chromium-browser"];
  return names.map((name) => `/usr/bin/${name}`);
}

interface ChromiumPackage {
  executablePath(): Promise<string>;
}

interface TarFs {
  extract(folder: string): NodeJS.WritableStream;
}

/** The browser that comes with @sparticuz/chromium, with the system libraries it brings along. */
export async function bundledBrowser(): Promise<Browser> {
  // Both are loaded on demand: the packages are needed on machines without a browser only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const chromium = require("@sparticuz/chromium") as ChromiumPackage;
  const executablePath = await chromium.executablePath();
  const libraries = join(await libraryFolder(), "lib");
  const path = [libraries, process.env["LD_LIBRARY_PATH"]].filter((one) => one !== undefined).join(":");
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { executablePath, args: ARGUMENTS, env: { ...Object.fromEntries(inherited), LD_LIBRARY_PATH: path } };
}

/** Unpacked once per machine; the folder appears only when it is complete. */
async function libraryFolder(): Promise<string> {
  const folder = join(tmpdir(), "scale-transition-browser-libraries");
  if (existsSync(folder)) return folder;
  const archive = join(dirname(require.resolve("@sparticuz/chromium")), "../../bin/al2023.tar.br");
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const tar = require("tar-fs") as TarFs;
  const unfinished = await mkdtemp(`${folder}-`);
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.extract(unfinished));
  // Another process may have been faster.
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  return folder;
}
