/** A small https server for built pages and office.js on localhost, with a certificate made for the occasion. */

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve, sep } from "node:path";
import { OFFICE_JS_FOLDER, OFFICE_JS_PATH, withLocalOfficeJs } from "./officeJs";

export interface FolderServer {
  /** "https://localhost:" and the port. */
  readonly origin: string;
  /** The certificate made for it, PEM. */
  readonly certificate: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * Serves folders by path, for example { "/": "dist" }; /office-js/ always is the installed office.js, and pages that
 * name Microsoft's CDN get it from there. Port 0 takes any free one.
 */
export async function serveFolder(folders: Readonly<Record<string, string>>, port = 0): Promise<FolderServer> {
  // Many modules, and most tests open no server.
  const { generate } = await import("selfsigned");
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  const all = { ...folders, [OFFICE_JS_PATH]: OFFICE_JS_FOLDER };
  const server = createServer({ key, cert }, (request, response) => {
    void answer(all, request, response);
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "localhost", listening);
  });
  const close = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => {
        closed();
      });
      server.closeAllConnections();
    });
  return { origin: `https://localhost:${(server.address() as AddressInfo).port}`, certificate: cert, close };
}

async function answer(
  folders: Readonly<Record<string, string>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? "/", "https://localhost").pathname);
  const file = fileOf(folders, path);
  const isFile = file !== undefined && (await stat(file).catch(() => undefined))?.isFile() === true;
  if (!isFile) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  if (extname(file) === ".html") response.end(withLocalOfficeJs(await readFile(file, "utf8")));
  else createReadStream(file).pipe(response);
}

function fileOf(folders: Readonly<Record<string, string>>, path: string): string | undefined {
  const prefixes = Object.keys(folders).sort((a, b) => b.length - a.length);
  const prefix = prefixes.find((one) => path.startsWith(one));
  const folder = prefix === undefined ? undefined : resolve(folders[prefix] ?? "");
  if (prefix === undefined || folder === undefined) return undefined;
  const file = resolve(join(folder, path.slice(prefix.length)));
  return file.startsWith(folder + sep) ? file : undefined;
}
