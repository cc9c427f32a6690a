/**
 * Writes THIRD-PARTY-NOTICES.txt: name, version, licence and licence text of every npm package with code in the bundle.
 * Reads the chunks, not package.json, so that a package is named when it is shipped and only then.
 */
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

const FILE = "THIRD-PARTY-NOTICES.txt";
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const PACKAGE_FOLDER = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** For packages that declare MIT and ship no text of it. */
const mit = (holder) => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** One package's section; throws where the terms it was given under cannot be stated. */
function notice(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file) && !/\.[cm]?js$/.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  if (texts.length === 0 && license === "MIT") texts.push(mit(author?.name ?? author ?? `the authors of ${name}`));
  if (texts.length === 0 || typeof license !== "string") {
    throw new Error(`${FILE}: ${name} ${version} is in the bundle, but its licence is not known (${folder})`);
  }
  return `${name} ${version}\nLicence: ${license}\n\n${texts.join("\n\n")}\n`;
}

/** The nearest folder above the file that is a package: some packages have a bare package.json per subfolder. */
function packageFolder(file) {
  const folder = PACKAGE_FOLDER.exec(file)?.[1];
  return folder && existsSync(path.join(folder, "package.json")) ? folder : undefined;
}

class ThirdPartyNotices {
  apply(compiler) {
    const { Compilation, WebpackError, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(FILE, (compilation) => {
      compilation.hooks.processAssets.tap({ name: FILE, stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        const folders = new Set([path.dirname(require.resolve("webpack/package.json"))]); // its runtime is in the bundle
        for (const chunk of compilation.chunks) {
          for (const module of compilation.chunkGraph.getChunkModulesIterable(chunk)) {
            for (const part of module.modules ?? [module]) {
              const folder = packageFolder(part.nameForCondition?.() ?? "");
              if (folder) folders.add(folder);
            }
          }
        }
        try {
          const notices = [...new Set([...folders].map(notice))].sort((a, b) => a.localeCompare(b, "en"));
          const rule = `\n${"-".repeat(80)}\n\n`;
          const text = ["This add-in contains the following software of others.\n", ...notices].join(rule);
          compilation.emitAsset(FILE, new sources.RawSource(text));
        } catch (error) {
          compilation.errors.push(new WebpackError(error.message));
        }
      });
    });
  }
}

module.exports = { ThirdPartyNotices };
