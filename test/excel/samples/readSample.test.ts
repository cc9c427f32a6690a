import { readSample } from "./readSample";
import { runSample } from "./runSample";

const YAML = [
  "order: 1",
  "name: 'A sample'",
  "script:",
  "    content: |-",
  '        document.getElementById("go").addEventListener("click", () => go().catch((error) => console.error(error)));',
  "",
  "        async function go(): Promise<void> {",
  "            await Excel.run(async (context) => {",
  '                context.workbook.worksheets.getFirst().pivotTables.load("items");',
  "                await context.sync();",
  "            });",
  "        }",
  "    language: typescript",
  "template:",
  "    content: |-",
  '        <button id="go">Go</button>',
  "    language: html",
  "libraries: |-",
  "    https://example.org/office.js",
].join("\n");

describe("the samples runner", () => {
  it("reads the keys it needs from a sample's file", () => {
    const sample = readSample(YAML);
    expect(sample.name).toBe("A sample");
    expect(sample.script.split("\n")[3]).toBe("    await Excel.run(async (context) => {");
    expect(sample.template).toBe('<button id="go">Go</button>');
    expect(sample.libraries).toEqual(["https://example.org/office.js"]);
  });

  it("clicks the buttons and names the missing member", async () => {
    const { clicks, missing } = await runSample(readSample(YAML));
    expect(clicks.map(({ button }) => button)).toEqual(["(start)", "go"]);
    expect(missing).toEqual(["Worksheet.pivotTables"]);
  });
});
