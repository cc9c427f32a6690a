import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** A short fingerprint of plain data: the first 16 hex digits of SHA-256 over its JSON. Synchronous and pure. */
export function fingerprint(data: unknown): string {
  return textFingerprint(JSON.stringify(data));
}

/** The same of a text as it stands. */
export function textFingerprint(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}
