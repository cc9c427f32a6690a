/** Finds the calls of a function in a formula, with their arguments, whatever stands in texts and brackets. */

export interface FunctionCall {
  /** Where the name begins and where the closing parenthesis ends. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly args: readonly string[];
}

/** The outermost calls of functions with that name, from left to right. */
export function callsOf(formula: string, name: RegExp): FunctionCall[] {
  const calls: FunctionCall[] = [];
  const found = new RegExp(String.raw`"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.])(${name.source})\(`, "giu");
  for (let match = found.exec(formula); match; match = found.exec(formula)) {
    const called = match[1];
    if (called === undefined) continue;
    const list = argumentsAt(formula, found.lastIndex - 1);
    if (!list) return calls;
    calls.push({ start: match.index, end: list.end, name: called, args: list.args });
    found.lastIndex = list.end;
  }
  return calls;
}

/** The arguments of the parenthesis that opens there; undefined when it is never closed. */
export function argumentsAt(formula: string, open: number): { args: string[]; end: number } | undefined {
  const args: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < formula.length; at++) {
    const one = formula[at] ?? "";
    if (one === '"' || one === "'") {
      at = formula.indexOf(one, at + 1);
      if (at < 0) return undefined;
    } else if ("([{".includes(one)) depth++;
    else if (one === "," && depth === 1) {
      args.push(formula.slice(from, at));
      from = at + 1;
    } else if (")]}".includes(one) && --depth === 0) {
      args.push(formula.slice(from, at));
      return { args, end: at + 1 };
    }
  }
  return undefined;
}

/** The names that a LET or LAMBDA gives: of LET every other argument, of LAMBDA all but the last. */
export function namesGiven({ name, args }: FunctionCall): string[] {
  const named = args.slice(0, -1).filter((_arg, index) => !/^LET$/i.test(name) || index % 2 === 0);
  return named.map((one) => one.trim()).filter((one) => /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(one));
}
