import { Refusal } from "../workflows/refusal";

/** Codes by which Excel says that it cannot do something now; everything else is a bug of ours and stays one. */
const TOO_OLD = new Set(["ApiNotFound", "ApiNotAvailable", "InvalidOperationForApiSet"]);
const BUSY = new Set([
  "AccessDenied",
  "ActivityLimitReached",
  "ConnectionFailure",
  "GeneralException",
  "RequestAborted",
  "ServiceNotAvailable",
  "Timeout",
]);

/** Whether Excel refused because an answer or a request was larger than it takes at once. */
export function isTooLarge(error: unknown): boolean {
  const code = hostCode(error);
  return code === "ResponsePayloadSizeLimitExceeded" || code === "RequestPayloadSizeLimitExceeded";
}

/** Codes that Excel answers with when a table or sheet is no longer what it was when we looked. */
const OVERTAKEN = new Set([
  "AccessDenied",
  "InsertDeleteConflict",
  "InvalidArgument",
  "InvalidOperation",
  "InvalidReference",
  "ItemAlreadyExists",
  "ItemNotFound",
]);

/** Whether somebody may have changed tables or sheets under us. */
export function isOvertaken(error: unknown): boolean {
  const code = hostCode(error instanceof Refusal ? error.cause : error);
  return code !== undefined && OVERTAKEN.has(code);
}

/** Runs a batch, in a context of its own or the given one; what Excel refuses by a known code becomes a Refusal. */
export async function runInExcel<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  within?: OfficeExtension.ClientRequestContext,
): Promise<T> {
  try {
    return await (within === undefined ? Excel.run(batch) : Excel.run(within, batch));
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  const code = hostCode(error);
  if (code === undefined) return undefined;
  if (code === "InvalidOperationInCellEditMode") return new Refusal({ code: "cell-being-edited" }, { cause: error });
  if (TOO_OLD.has(code)) return new Refusal({ code: "excel-too-old", needs: "ExcelApi 1.12" }, { cause: error });
  return BUSY.has(code) ? new Refusal({ code: "host-refused", hostCode: code }, { cause: error }) : undefined;
}

function hostCode(error: unknown): string | undefined {
  return error instanceof OfficeExtension.Error ? error.code : undefined;
}
