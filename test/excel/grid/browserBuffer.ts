/** The few uses the stand-in makes of Node's Buffer, for the page: texts as bytes and back. */

type Encoding = "utf8" | "utf16le";

interface TextBytes extends Uint8Array {
  toString(encoding?: Encoding): string;
}

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf8") return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), true);
  return bytes;
}

export const Buffer = {
  byteLength: (text: string): number => encode(text, "utf8").length,
  from: (from: string | Uint8Array, encoding: Encoding = "utf8"): TextBytes => {
    const bytes = typeof from === "string" ? encode(from, encoding) : Uint8Array.from(from);
    const toString = (as: Encoding = "utf8"): string =>
      new TextDecoder(as === "utf8" ? "utf-8" : "utf-16le").decode(bytes);
    return Object.assign(bytes, { toString });
  },
};
