import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

/** A short fingerprint of plain data: the first 16 hex digits of SHA-256 over its JSON. Synchronous and pure. */
export function fingerprint(data: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(data)))).slice(0, 16);
}
