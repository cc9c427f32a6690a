/** The refusals Excel answers with: documented code, documented message. Nothing else may be sent as an error. */

const MESSAGES = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound: "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidReference: "This reference is not valid for the current operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict:
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
  NonBlankCellOffSheet:
    "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  OperationCellsExceedLimit: "The attempted operation affects more than the limit of 33554000 cells.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
} as const;

export type ExcelErrorCode = keyof typeof MESSAGES;

const HTTP_STATUS: Partial<Record<ExcelErrorCode, number>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  GeneralException: 500,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
};

export class ExcelError extends Error {
  readonly httpStatus: number;

  constructor(
    readonly code: ExcelErrorCode,
    detail?: string,
  ) {
    super(detail ?? MESSAGES[code]);
    this.name = "ExcelError";
    this.httpStatus = HTTP_STATUS[code] ?? 400;
  }
}

export function refuse(code: ExcelErrorCode, detail?: string): never {
  throw new ExcelError(code, detail);
}
