/**
 * Runs a folder of extracted Script Lab samples (YAML files of OfficeDev/office-js-snippets, samples/excel) against the
 * stand-in: npx tsx test/excel/samples/runSamples.ts <folder> [more folders]. It fetches nothing. A click that a sample
 * reports an error for counts as failed, also where the sample shows an error on purpose or waits for a person.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readSample } from "./readSample";
import { runSample, type SampleResult } from "./runSample";

interface Row {
  sample: string;
  outcome: "ran" | "missing" | "failed" | "library";
  detail: string;
}

function samplesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return path.endsWith(".yaml") ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => samplesIn(join(path, name)));
}

/** Samples written for a library that is not installed cannot be run unchanged without fetching it. */
function foreignLibrary(script: string): string | undefined {
  return /(^|[^\w.])\$\(/.test(script) ? "jQuery" : undefined;
}

async function run(file: string): Promise<{ row: Row; missing: string[] }> {
  const sample = readSample(readFileSync(file, "utf8"));
  const name = `${basename(dirname(file))}/${basename(file, ".yaml")}`;
  const library = foreignLibrary(sample.script);
  if (library !== undefined) return { row: { sample: name, outcome: "library", detail: library }, missing: [] };
  return judged(name, await runSample(sample));
}

function judged(sample: string, { clicks, missing }: SampleResult): { row: Row; missing: string[] } {
  const failed = clicks.filter(({ errors }) => errors.length > 0);
  if (missing.length > 0) return { row: { sample, outcome: "missing", detail: missing.join(", ") }, missing };
  const first = failed[0];
  if (first) {
    const more = failed.length > 1 ? ` (and ${failed.length - 1} more)` : "";
    const message = (first.errors[0] ?? "").split("\n").slice(0, 2).join(" ").slice(0, 160);
    return { row: { sample, outcome: "failed", detail: `${first.button}: ${message}${more}` }, missing };
  }
  return { row: { sample, outcome: "ran", detail: `${clicks.length - 1} buttons` }, missing };
}

function count<T>(items: T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

async function main(folders: string[]): Promise<void> {
  const results = [];
  for (const file of folders.flatMap(samplesIn)) results.push(await run(file));
  const rows = results.map(({ row }) => row);
  const width = Math.max(...rows.map(({ sample }) => sample.length));
  for (const { sample, outcome, detail } of rows) {
    console.log(`${sample.padEnd(width)}  ${outcome.padEnd(7)}  ${detail}`);
  }
  console.log(
    `\n${rows.length} samples:`,
    count(rows.map(({ outcome }) => outcome))
      .map(([kind, n]) => `${n} ${kind}`)
      .join(", "),
  );
  for (const [member, samples] of count(results.flatMap(({ missing }) => missing)))
    console.log(`${samples}\t${member}`);
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error("Name a folder of extracted samples.");
  process.exitCode = 2;
} else void main(folders);
