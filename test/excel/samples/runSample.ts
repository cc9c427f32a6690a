/** Runs one sample unchanged: its template and script in jsdom against the stand-in, its buttons clicked in order. */

import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { newWorkbook, openAddinWindow, type AddinWindow } from "../index";
import type { Sample } from "./readSample";

export interface ClickResult {
  button: string;
  /** What went wrong, as the sample's own handler, the page or the host told it. */
  errors: string[];
}

export interface SampleResult {
  clicks: ClickResult[];
  /** Members of the client that the stand-in does not have. */
  missing: string[];
  /** What the sample wrote to the console. */
  log: string[];
}

/** How long nothing may travel before a click counts as finished, and the longest wait, in milliseconds. */
const QUIET = 100;
const LONGEST = 5000;
const MISSING = /([\w.]+(?:\("[^"]*"\))?) is not implemented by the stand-in/;

export async function runSample(sample: Sample): Promise<SampleResult> {
  const addin = await openAddinWindow({ workbook: newWorkbook() });
  const page = new SamplePage(addin);
  try {
    const clicks = [{ button: "(start)", errors: await page.start(sample) }];
    for (const button of page.buttons()) clicks.push({ button: nameOf(button), errors: await page.click(button) });
    const missing = clicks.flatMap(({ errors }) => errors.flatMap((error) => MISSING.exec(error)?.[1] ?? []));
    return { clicks, missing: [...new Set(missing)], log: page.log };
  } finally {
    page.close();
  }
}

class SamplePage {
  readonly log: string[] = [];
  private errors: string[] = [];
  private lastRequest = 0;
  private seenPageErrors = 0;
  private readonly onRejection = (reason: unknown): void => {
    this.errors.push(describe(reason));
  };

  constructor(private readonly addin: AddinWindow) {
    const { console } = addin.window as unknown as { console: Console };
    const write = (...parts: unknown[]): void => {
      this.log.push(parts.map(describe).join(" "));
    };
    Object.assign(console, { log: write, info: write, warn: write, table: write });
    console.error = (...parts: unknown[]) => {
      this.errors.push(parts.map(describe).join(" "));
    };
    process.on("unhandledRejection", this.onRejection);
    addin.host.onRequest = () => {
      this.lastRequest = performance.now();
    };
  }

  start({ script, template }: Sample): Promise<string[]> {
    const { document } = this.addin.window;
    document.body.innerHTML = template;
    const element = document.createElement("script");
    const options = { target: ScriptTarget.ES2022, module: ModuleKind.ESNext };
    element.textContent = transpileModule(script, { compilerOptions: options }).outputText;
    document.body.append(element);
    return this.settled();
  }

  buttons(): HTMLElement[] {
    return [...this.addin.window.document.querySelectorAll<HTMLElement>("button")];
  }

  click(button: HTMLElement): Promise<string[]> {
    button.click();
    return this.settled();
  }

  private async settled(): Promise<string[]> {
    const start = performance.now();
    this.lastRequest = start;
    do await new Promise((later) => setTimeout(later, 10));
    while (performance.now() - this.lastRequest < QUIET && performance.now() - start < LONGEST);
    const errors = [...this.errors, ...this.addin.pageErrors.slice(this.seenPageErrors).map(describe)];
    this.seenPageErrors = this.addin.pageErrors.length;
    this.errors = [];
    return errors;
  }

  close(): void {
    process.off("unhandledRejection", this.onRejection);
    this.addin.close();
  }
}

function nameOf(button: HTMLElement): string {
  return button.id === "" ? button.textContent.trim() : button.id;
}

function describe(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  if ("message" in value) {
    const code = "code" in value ? `${String(value.code)}: ` : "";
    return `${code}${String(value.message)}`;
  }
  try {
    return JSON.stringify(value);
  } catch {
    return "(an object)";
  }
}
