/** The last item that fits, or undefined. */
export function lastOf<T>(items: readonly T[], fits: (item: T) => boolean): T | undefined {
  for (let position = items.length - 1; position >= 0; position -= 1) {
    const item = items[position];
    if (item !== undefined && fits(item)) return item;
  }
  return undefined;
}
