import { isTooLarge } from "./hostError";

/** No answer with so few cells is too large. */
const FEW_CELLS = 100;

/** Reads in pieces of at most so many cells; where long texts make an answer too large, in pieces of half the size. */
export async function inSmallerPieces<T>(cells: number, read: (cells: number) => Promise<T>): Promise<T> {
  try {
    return await read(cells);
  } catch (error) {
    if (!isTooLarge(error) || cells < FEW_CELLS) throw error;
    return inSmallerPieces(Math.floor(cells / 2), read);
  }
}
