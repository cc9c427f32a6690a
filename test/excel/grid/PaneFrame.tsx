/** The built pane in its frame, as Excel on the web shows an add-in: the real office.js talks to the stand-in here. */

import { useEffect, useRef, type ReactElement } from "react";
import { ExcelHost } from "../protocol/excelHost";
import { hostInfo } from "../protocol/messages";
import type { BookSession } from "./bookSession";
import { focusNextRegion } from "./regions";

const PANE = "pane/taskpane.html";
const LOCALE = "en-US";
const API_VERSION = "1.17";

let conversations = 0;

interface PaneFrameProps {
  readonly session: BookSession;
  /** A cell is being typed into: what the pane asks for waits, as in Excel. */
  readonly editing: boolean;
  /** The add-in has opened another workbook; base64. */
  readonly onOpened: (file: string) => void;
}

export default function PaneFrame({ session, editing, onOpened }: PaneFrameProps): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const host = useRef<ExcelHost | undefined>(undefined);
  const opened = useRef(onOpened);
  opened.current = onOpened;

  useEffect(() => {
    if (!place.current) return undefined;
    const pane = openPane(place.current, session, (file) => {
      opened.current(file);
    });
    host.current = pane.host;
    return pane.close;
  }, [session]);

  useEffect(() => {
    if (host.current && host.current.cellEditMode !== editing) host.current.cellEditMode = editing;
  }, [editing]);

  return <div ref={place} className="pane-frame" />;
}

function openPane(
  place: HTMLElement,
  session: BookSession,
  onOpened: (file: string) => void,
): { host: ExcelHost; close: () => void } {
  // office.js caches a conversation's settings by its id, so every one has its own.
  const conversationId = `demo${++conversations}-${Date.now().toString(36)}`;
  const { origin } = location;
  const frame = document.createElement("iframe");
  const host = new ExcelHost(session.workbook, {
    conversationId,
    origin,
    locale: LOCALE,
    apiVersion: API_VERSION,
    send: (text) => {
      frame.contentWindow?.postMessage(text, origin);
    },
  });
  const redraw = oncePerFrame(() => {
    session.changed();
  });
  let openedBefore = 0;
  const receive = ({ source, data }: MessageEvent): void => {
    if (source !== frame.contentWindow || typeof data !== "string") return;
    const before = session.workbook.selection;
    const wrote = session.foreign(() => {
      host.receive(data);
    });
    if (wrote || session.workbook.selection !== before) redraw();
    const files = host.openedWorkbooks.slice(openedBefore);
    openedBefore += files.length;
    for (const file of files) onOpened(file);
  };
  addEventListener("message", receive);
  frame.addEventListener("load", () => {
    // Excel, not the add-in, answers to F6.
    frame.contentWindow?.addEventListener("keydown", (event) => {
      if (event.key === "F6") focusNextRegion(event.shiftKey);
    });
  });
  // The name must be set before the frame is inserted: office.js reads it when it loads.
  frame.name = JSON.stringify({
    baseFrameName: conversationId,
    hostInfo: hostInfo(LOCALE),
    xdmInfo: `${conversationId}|${conversationId}|${origin}`,
    serializerVersion: "1",
  });
  frame.title = "Scale Transition";
  frame.src = PANE;
  place.replaceChildren(frame);
  return {
    host,
    close: () => {
      removeEventListener("message", receive);
      frame.remove();
    },
  };
}

/** Many requests follow each other quickly: the grid is drawn once for all that came before. */
function oncePerFrame(run: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      run();
    });
  };
}
