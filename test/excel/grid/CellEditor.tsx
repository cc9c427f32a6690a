/** Typing into the active cell. What is typed is parsed by the workbook's own rules, as Excel parses it. */

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import type { BookSession, CellPlace } from "./bookSession";
import { cellRect } from "./cellRect";
import { editText } from "./editText";
import { stepAfterEntry } from "./entry";
import { stepFrom, type SheetLanes } from "./lanes";
import { refusedByList } from "./listChoices";

interface CellEditorProps {
  readonly session: BookSession;
  readonly box: RefObject<HTMLDivElement | null>;
  /** What to begin with; what the cell holds when absent. */
  readonly text: string | undefined;
  readonly lanes: SheetLanes;
  readonly corner: { current: CellPlace };
  readonly onClose: () => void;
}

export default function CellEditor({ session, box, text, lanes, corner, onClose }: CellEditorProps): ReactElement {
  const { sheet, active } = session;
  const place = useRef(active).current;
  const [typed, setTyped] = useState(() => text ?? editText(sheet, place.row, place.column));
  const input = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  const rect = cellRect(box.current, place.row, place.column) ?? { left: 0, top: 0, width: 160, height: 22 };

  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.setSelectionRange(typed.length, typed.length);
    // Once, when the editor opens.
  }, []);

  const finish = (next: CellPlace | undefined): void => {
    if (isOver.current) return;
    if (!enter(session, place, typed)) {
      input.current?.focus();
      return;
    }
    isOver.current = true;
    if (next) {
      corner.current = next;
      session.select({ ...next, rows: 1, columns: 1 });
    }
    onClose();
  };
  const cancel = (): void => {
    isOver.current = true;
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === "Escape") cancel();
    else if (key === "Enter" && event.altKey) {
      setTyped(`${typed}\n`);
    } else if (key === "Enter" || key === "Tab") finish(stepAfterEntry(lanes, place, key, event.shiftKey));
    else if (text === "" && (key === "ArrowDown" || key === "ArrowUp")) {
      finish({ ...place, row: stepFrom(lanes.rows, place.row, key === "ArrowDown" ? 1 : -1) });
    } else return;
    event.preventDefault();
  };

  const lines = typed.split("\n").length;
  return (
    <textarea
      ref={input}
      className="cell-editor overlay"
      aria-label={`Edit cell ${place.row + 1}, ${place.column + 1}`}
      rows={lines}
      value={typed}
      spellCheck={false}
      style={{
        left: rect.left - 1,
        top: rect.top - 1,
        minWidth: rect.width + 2,
        minHeight: rect.height + 2,
        width: `${Math.max(...typed.split("\n").map((line) => line.length)) + 2}ch`,
      }}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        finish(undefined);
      }}
    />
  );
}

/** False when it may not stand there; the session's notice says why. */
export function enter(session: BookSession, { row, column }: CellPlace, typed: string): boolean {
  const { sheet } = session;
  if (typed === editText(sheet, row, column)) return true;
  const refused = refusedByList(sheet, row, column, typed);
  if (refused !== undefined) {
    session.notice = refused;
    session.changed();
    return false;
  }
  return session.type({ row, column, rows: 1, columns: 1 }, typed);
}
