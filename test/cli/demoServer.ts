/** The demo page over https on localhost: the grid, the built pane and one workbook, and nothing else. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { serveFolder } from "../excel";
import type { BuiltDemo } from "./demoBuild";

export const SAMPLE = path.join(__dirname, "../../assets/samples/pilot-to-production.xlsx");

export interface DemoServer {
  readonly url: string;
  /** PEM. */
  readonly certificate: string;
  /** A folder that goes with the server. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function serveDemo({ page, pane }: BuiltDemo, book: string): Promise<DemoServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "scale-transition-demo-"));
  const name = path.basename(book);
  await copyFile(book, path.join(folder, name));
  const server = await serveFolder({ "/": page, "/pane/": pane, "/book/": folder });
  const query = new URLSearchParams({ book: name, ...(path.resolve(book) === path.resolve(SAMPLE) && { sample: "" }) });
  return {
    url: `${server.origin}/index.html?${query.toString()}`,
    certificate: server.certificate,
    folder,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
