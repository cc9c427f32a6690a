/** Where the unmodified office.js lies. It is served from the installed package and never copied. */

import { dirname, join } from "node:path";

export const OFFICE_JS_FOLDER = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** The path under which pages find it. */
export const OFFICE_JS_PATH = "/office-js/";

/** The page with its office.js, wherever its tag points, taken from the installed package. */
export function withLocalOfficeJs(html: string): string {
  return html.replace(/(<script[^>]*\bsrc=["']?)[^"'\s>]*\/office\.js/i, `$1${OFFICE_JS_PATH}office.js`);
}
