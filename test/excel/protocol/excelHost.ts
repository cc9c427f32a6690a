/** Excel's side of the conversation with an add-in window: messages in, messages out, nothing about how they travel. */

import { rootsOf } from "../members/roots";
import type { Change, Origin } from "../model/changes";
import type { Workbook } from "../model/workbook";
import { eventEntry, EventType, type EventEntry } from "./eventDesk";
import { processFaulty, type Fault } from "./faults";
import { HostContext } from "./hostContext";
import { appContext, isRequest, type HostMessage, type RequestMessage } from "./messages";
import { Pane } from "./pane";
import { processQuery, type Roots } from "./processQuery";
import { ActionType, PathType, type RequestBody, type ResponseBody } from "./wire";

/** What went over the wire since the last reset, without the client's releasing of ranges after a batch. */
export interface Traffic {
  syncs: number;
  /** UTF-8 bytes of the JSON body of each rich-API request and its answer. */
  requestBytes: number[];
  responseBytes: number[];
}

/** Excel on the web refuses larger bodies, either way. */
export const LARGEST_BODY = 5 * 1024 * 1024;

const Method = { settingsSave: 76, settingsRefresh: 75, richApi: 93, commandCompleted: 94 } as const;
const Failure = { cellEditMode: 5004, requestTooLarge: 5103, responseTooLarge: 5104, unknownMethod: 5000 } as const;
const DELAY_FOR_CELL_EDIT = 64;

export interface HostOptions {
  conversationId: string;
  origin: string;
  locale: string;
  /** The newest ExcelApi requirement set of this Excel. */
  apiVersion: string;
  /** Whether this Excel has a member already; it has all when this is absent. */
  available?: (className: string, wireName: string) => boolean;
  /** Sends a message to the add-in's window. */
  send: (text: string) => void;
  /** Called when the add-in shows or hides its pane. */
  paneShown?: (shown: boolean) => void;
}

export class ExcelHost {
  readonly traffic: Traffic = { syncs: 0, requestBytes: [], responseBytes: [] };
  /** Time spent inside the host answering, in milliseconds. */
  hostMs = 0;
  /** Called before a request is applied, numbered from 1: the place for a foreign edit between two syncs. */
  onRequest?: ((requestNumber: number) => void) | undefined;
  /** Asked after onRequest: what goes wrong with this request. */
  faultAt?: ((requestNumber: number) => Fault | undefined) | undefined;
  /** How many ribbon commands have called event.completed(). */
  commandsCompleted = 0;
  private context: HostContext;
  private roots: Roots;
  private editing = false;
  private waiting: RequestMessage[] = [];
  private readonly clicked: string[] = [];
  private readonly registered = new Map<string, RequestMessage>();
  /** What happened and was not told yet: during a request it waits for the answer. */
  private readonly happened: [Change, Origin][] = [];
  private busy = false;
  private stopListening: () => void;
  /** The add-in's pane, which the add-in can show and hide. */
  readonly pane = new Pane((shown) => {
    this.pushEvents([eventEntry(EventType.paneVisibilityChanged, "", { visibility: shown ? "Visible" : "Hidden" })]);
    this.options.paneShown?.(shown);
  });

  constructor(
    private shown: Workbook,
    private readonly options: HostOptions,
  ) {
    this.context = new HostContext(shown, this, options.available);
    this.roots = rootsOf(shown, this.pane);
    this.stopListening = this.listenTo(shown);
  }

  private listenTo(workbook: Workbook): () => void {
    return workbook.changes.listen((change, origin) => {
      this.happened.push([change, origin]);
      if (!this.busy) this.tell();
    });
  }

  /** The window is gone: nothing of the workbook is told any more. */
  close(): void {
    this.stopListening();
  }

  get workbook(): Workbook {
    return this.shown;
  }

  /** Another workbook in the same window, with no fault and no foreign edit to come: Excel itself cannot do this. */
  show(workbook: Workbook): void {
    this.shown = workbook;
    this.context = new HostContext(workbook, this, this.options.available);
    this.roots = rootsOf(workbook, this.pane);
    this.stopListening();
    this.stopListening = this.listenTo(workbook);
    this.onRequest = undefined;
    this.faultAt = undefined;
    this.resetTraffic();
  }

  /** Files given to Excel.createWorkbook and opened, as base64. */
  get openedWorkbooks(): string[] {
    return this.context.openedWorkbooks;
  }

  /** While a cell is being edited every request is refused, or waits when it was sent with delayForCellEdit. */
  get cellEditMode(): boolean {
    return this.editing;
  }

  set cellEditMode(editing: boolean) {
    this.editing = editing;
    if (editing) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const message of waiting) this.receiveRequest(message);
  }

  resetTraffic(): void {
    this.traffic.syncs = 0;
    this.traffic.requestBytes = [];
    this.traffic.responseBytes = [];
    this.hostMs = 0;
  }

  /** A click on a ribbon button that runs a function of the add-in, as soon as the add-in listens for such clicks. */
  fireCommand(functionName: string): void {
    this.clicked.push(functionName);
    this.deliverCommands();
  }

  /** Pushes what happened to the window, as far as it asked for it. */
  private tell(): void {
    const { events } = this.context;
    this.busy = true;
    try {
      // Whoever waits for calculations has the workbook calculated without reading it.
      if (events.wants(EventType.worksheetCalculated)) this.workbook.calculation.refresh();
      for (let next = this.happened.shift(); next; next = this.happened.shift()) {
        const [change, origin] = next;
        this.pushEvents(events.entries(change, origin));
        if (change.kind === "selected" && events.enabled) this.pushPlain("documentSelectionChanged");
        if (change.kind === "settings" && events.enabled) this.pushPlain("settingsChanged");
      }
    } finally {
      this.busy = false;
    }
  }

  private pushEvents(entries: EventEntry[]): void {
    const registration = this.registered.get("richApiMessage");
    if (registration && entries.length > 0) this.push(registration, { ArrayData: entries });
  }

  private pushPlain(name: string): void {
    const registration = this.registered.get(name);
    if (registration) this.push(registration, {});
  }

  private deliverCommands(): void {
    const registration = this.registered.get("appCommandInvoked");
    if (!registration) return;
    for (const name of this.clicked.splice(0)) {
      this.push(registration, [name, name, JSON.stringify({ source: { id: name } })]);
    }
  }

  /** Takes a message of the add-in's window. */
  receive(text: string): void {
    const message: unknown = JSON.parse(text);
    if (isRequest(message)) this.receiveRequest(message);
  }

  private receiveRequest(message: RequestMessage): void {
    if (message._actionType === 1 || message._actionType === 2) {
      if (message._actionType === 1) this.registered.set(message._actionName, message);
      else this.registered.delete(message._actionName);
      this.reply(message, { Error: 0 });
      this.deliverCommands();
      return;
    }
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.reply(message, appContext(this.workbook, this.options));
        return;
      case "ContextActivationManager_notifyHost":
        this.reply(message, null);
        return;
      case "executeMethod":
        this.execute(message);
        return;
      default:
        this.reply(message, null, -1);
    }
  }

  private execute(message: RequestMessage): void {
    const { DdaMethod, ArrayData, DdaSettingsMethod } = message._data ?? {};
    const Version = DdaMethod?.Version;
    switch (DdaMethod?.DispatchId) {
      case Method.richApi:
        this.executeRichApi(message, ArrayData ?? []);
        return;
      case Method.settingsSave:
        this.workbook.step(() => {
          this.workbook.settings.clear();
          for (const [key, json] of DdaSettingsMethod?.Properties ?? [])
            this.workbook.settings.set(key, JSON.parse(json));
          this.workbook.isDirty = true;
        }, this.origin);
        this.reply(message, { Error: 0, Version });
        this.workbook.changes.note({ kind: "settings" });
        return;
      case Method.settingsRefresh: {
        const settings = [...this.workbook.settings].map(([Name, value]) => ({ Name, Value: JSON.stringify(value) }));
        this.reply(message, { Error: 0, Version, Properties: { Settings: settings } });
        return;
      }
      case Method.commandCompleted:
        this.commandsCompleted++;
        this.reply(message, { Error: 0, Version });
        return;
      default:
        this.reply(message, { Error: Failure.unknownMethod, Version });
    }
  }

  private executeRichApi(message: RequestMessage, data: unknown[]): void {
    const bodyText = String(data[4]);
    const request = JSON.parse(bodyText) as RequestBody;
    if (isHousekeeping(request)) {
      this.replyRichApi(message, JSON.stringify(processQuery(request, this.context, this.roots)));
      return;
    }
    if (this.editing) {
      if (Number(data[6]) & DELAY_FOR_CELL_EDIT) this.waiting.push(message);
      else this.replyRichApi(message, Failure.cellEditMode);
      return;
    }
    this.traffic.syncs++;
    const number = this.traffic.syncs;
    this.onRequest?.(number);
    const fault = this.faultAt?.(number);
    const start = performance.now();
    this.busy = true;
    const answer = this.answerRichApi(request, Buffer.byteLength(bodyText), fault);
    this.hostMs += performance.now() - start;
    if (fault?.kind === "delay")
      setTimeout(() => {
        this.replyRichApi(message, answer);
      }, fault.ms);
    else if (fault?.kind !== "drop") this.replyRichApi(message, answer);
    this.tell();
  }

  private get origin(): Origin {
    return { source: "Local", window: this };
  }

  private process(request: RequestBody): ResponseBody {
    const work = (): ResponseBody => processQuery(request, this.context, this.roots);
    return mayChange(request) ? this.workbook.step(work, this.origin) : work();
  }

  /** The body of the answer, or the number of the failure. */
  private answerRichApi(request: RequestBody, requestBytes: number, fault: Fault | undefined): string | number {
    const { traffic } = this;
    traffic.requestBytes.push(requestBytes);
    if (requestBytes > LARGEST_BODY) {
      traffic.responseBytes.push(0);
      return Failure.requestTooLarge;
    }
    const answered = processFaulty(request, fault, (asked) => this.process(asked));
    const answer = JSON.stringify(answered);
    const responseBytes = Buffer.byteLength(answer);
    traffic.responseBytes.push(responseBytes);
    return responseBytes > LARGEST_BODY ? Failure.responseTooLarge : answer;
  }

  private replyRichApi(message: RequestMessage, answer: string | number): void {
    const Version = message._data?.DdaMethod?.Version;
    if (typeof answer === "number") this.reply(message, { Error: answer, Version });
    else this.reply(message, { Error: 0, Version, Data: [200, ["CONTENT-TYPE", "application/json"], answer] });
  }

  private reply(to: RequestMessage, data: unknown, errorCode = 0): void {
    this.send(to, { _errorCode: errorCode, _responseType: 0, _data: data });
  }

  private push(registration: RequestMessage, data: unknown): void {
    this.send(registration, { _errorCode: 0, _responseType: 1, _data: data });
  }

  private send(to: RequestMessage, answer: Pick<HostMessage, "_errorCode" | "_responseType" | "_data">): void {
    const message: HostMessage = {
      _messageType: 1,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _origin: this.options.origin,
      _serializerVersion: 1,
      ...answer,
    };
    this.options.send(JSON.stringify(message));
  }
}

/** False for requests that only read: they are no step to undo. */
function mayChange({ Actions, ObjectPaths }: RequestBody): boolean {
  const reads = (name: string): boolean => /^(_|Get|Find)/.test(name);
  const acts = Actions.some(
    ({ ActionType: type, Name }) => type === ActionType.setProperty || (type === ActionType.method && !reads(Name)),
  );
  const makes = (path: RequestBody["ObjectPaths"][string]): boolean =>
    path?.ObjectPathType === PathType.method && !reads(path.Name);
  return acts || Object.values(ObjectPaths).some(makes);
}

/** What the client does for itself: it announces itself, and after a batch it releases the ranges it kept. */
function isHousekeeping({ Actions, ObjectPaths }: RequestBody): boolean {
  const doing = Actions.filter(({ ActionType }) => ActionType !== 1);
  if (Object.values(ObjectPaths).some((path) => path?.ObjectPathType === 2)) return true;
  return doing.length > 0 && doing.every(({ Name }) => Name === "_RemoveReference");
}
