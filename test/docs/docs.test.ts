import { readFileSync } from "node:fs";
import path from "node:path";
import { PAGES } from "./docs";

test.each(Object.entries(PAGES))("%s is what the code says (npm run docs)", (page, make) => {
  expect(readFileSync(path.join(__dirname, "../..", page), "utf8")).toBe(make());
});
