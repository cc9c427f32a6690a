/** What can go wrong on the way between a client and Excel, on demand. */

import type { RequestBody, ResponseBody } from "./wire";

export type Fault =
  /** Excel refuses the request and does nothing. */
  | { readonly kind: "fail-before"; readonly code: string }
  /** Excel does the first part of the actions and then refuses: what it did stays, a request is no transaction. */
  | { readonly kind: "fail-midway"; readonly code: string; readonly part: number }
  /** Excel does everything, and the client gets an error instead of the answer. */
  | { readonly kind: "fail-after"; readonly code: string }
  /** The client never gets an answer; Excel has or has not done what was asked. */
  | { readonly kind: "drop"; readonly applied: boolean }
  /** The answer comes late. */
  | { readonly kind: "delay"; readonly ms: number };

type Process = (request: RequestBody) => ResponseBody;

/** Lets Excel do as much of a request as the fault leaves it, and answers what the client is told. */
export function processFaulty(request: RequestBody, fault: Fault | undefined, process: Process): ResponseBody {
  switch (fault?.kind) {
    case "fail-before":
      return failed(fault.code, 0);
    case "fail-midway": {
      const done = Math.floor(request.Actions.length * fault.part);
      const { Error } = process({ ...request, Actions: request.Actions.slice(0, done) });
      return Error ? { Results: [], TraceIds: [], Error } : failed(fault.code, done);
    }
    case "fail-after":
      process(request);
      return failed(fault.code, request.Actions.length - 1);
    case "drop":
      return fault.applied ? process(request) : failed("RequestAborted", 0);
    default:
      return process(request);
  }
}

function failed(code: string, actionIndex: number): ResponseBody {
  const Error = {
    Code: code,
    Message: "A fault on demand.",
    Location: "",
    HttpStatusCode: 500,
    ActionIndex: actionIndex,
  };
  return { Results: [], TraceIds: [], Error };
}
