/** npm run docs: writes the generated pages. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { PAGES } from "./docs";

for (const [page, make] of Object.entries(PAGES)) writeFileSync(path.join(__dirname, "../..", page), make());
