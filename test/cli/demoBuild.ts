import { builtOnce } from "../build/builtOnce";

export interface BuiltDemo {
  readonly pane: string;
  readonly page: string;
}

/** What the demo page needs. */
export async function buildDemo(say: (line: string) => void): Promise<BuiltDemo> {
  const [pane, page] = await Promise.all([builtOnce("pane", say), builtOnce("page", say)]);
  return { pane, page };
}
