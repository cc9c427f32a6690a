/** Opens a page in a person's browser, with a profile that is thrown away and trust in one certificate. */
import { spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import path from "node:path";

/** Resolves when the browser is closed. */
export function openBrowser(executable: string, { url, certificate, folder }: BrowserPage): Promise<void> {
  const browser = spawn(
    executable,
    [
      `--user-data-dir=${path.join(folder, "profile")}`,
      "--no-first-run",
      "--no-default-browser-check",
      "--window-size=1280,900",
      // This certificate and no other; the flag of test runs keeps the browser from warning about the flag itself.
      `--ignore-certificate-errors-spki-list=${keyHash(certificate)}`,
      "--test-type",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      url,
    ],
    { stdio: "ignore" },
  );
  return new Promise((closed, failed) => {
    browser.once("exit", () => {
      closed();
    });
    browser.once("error", failed);
  });
}

interface BrowserPage {
  readonly url: string;
  readonly certificate: string;
  readonly folder: string;
}

function keyHash(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
