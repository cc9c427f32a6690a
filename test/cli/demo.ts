/**
 * npm run demo -- [BOOK.xlsx] [--no-open]
 * Serves the add-in beside a spreadsheet over the Excel stand-in on https://localhost and opens an installed browser.
 * Ends when the browser is closed, or with Ctrl+C.
 */
import { access } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { installedBrowser } from "../excel";
import { openBrowser } from "./demoBrowser";
import { buildDemo } from "./demoBuild";
import { SAMPLE, serveDemo, type DemoServer } from "./demoServer";

const FAILED = 2;

async function main(): Promise<void> {
  const { book, isOpened } = readArguments();
  const executable = isOpened ? installed() : undefined;
  await access(book).catch(() => {
    throw new Stop(`${book} cannot be read.`);
  });
  const built = await buildDemo(print);
  const server = await serveDemo(built, book);
  print(`\nThe demo is at ${server.url}`);
  print("Click Evaluate gates on the right: verdicts and scores appear in the sheet on the left.");
  print("Change a value under Actual in the sheet Criteria, and evaluate again.\n");
  await untilOver(server, isOpened, executable);
  await server.close();
}

function installed(): string | undefined {
  try {
    return installedBrowser();
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
}

async function untilOver(server: DemoServer, isOpened: boolean, executable: string | undefined): Promise<void> {
  const interrupted = new Promise<void>((over) => {
    process.once("SIGINT", over);
    process.once("SIGTERM", over);
  });
  if (executable === undefined) {
    if (isOpened)
      print("No Chrome, Edge or Chromium is installed (CHROME_PATH may name one): open the address yourself.");
    print("The certificate is made for this run, so the browser will warn once. Ctrl+C ends the demo.");
    await interrupted;
    return;
  }
  print("Close the browser or press Ctrl+C to end the demo.");
  await Promise.race([interrupted, openBrowser(executable, server)]);
}

/** A stop with one clear line on standard error. */
class Stop extends Error {}

function readArguments(): { book: string; isOpened: boolean } {
  const { values, positionals } = parsed();
  const [given, ...more] = positionals;
  if (more.length > 0) throw new Stop("Name one workbook.");
  return { book: path.resolve(given ?? SAMPLE), isOpened: values["no-open"] !== true };
}

function parsed() {
  try {
    return parseArgs({ allowPositionals: true, options: { "no-open": { type: "boolean" } } });
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error));
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().then(
  () => {
    process.exit();
  },
  (error: unknown) => {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = FAILED;
  },
);
