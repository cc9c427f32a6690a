/** The tabs of the sheets, at the foot of the grid. */

import { useRef, type KeyboardEvent, type ReactElement } from "react";
import type { Worksheet } from "../model/worksheet";
import type { BookSession } from "./bookSession";
import { useSession } from "./useSession";

export default function SheetTabs({ session }: { readonly session: BookSession }): ReactElement {
  useSession(session);
  const list = useRef<HTMLDivElement>(null);
  const sheets = session.workbook.sheets.filter(({ visibility }) => visibility === "Visible");
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = sheets[(sheets.indexOf(session.sheet) + step + sheets.length) % sheets.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    session.openSheet(next);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div ref={list} className="sheet-tabs" role="tablist" aria-label="Sheets" onKeyDown={onKeyDown}>
      {sheets.map((sheet) => (
        <SheetTab key={sheet.id} sheet={sheet} session={session} />
      ))}
    </div>
  );
}

function SheetTab({ sheet, session }: { readonly sheet: Worksheet; readonly session: BookSession }): ReactElement {
  const isOpen = sheet === session.sheet;
  return (
    <button
      type="button"
      role="tab"
      aria-selected={isOpen}
      aria-controls="sheet"
      tabIndex={isOpen ? 0 : -1}
      style={sheet.tabColor === "" ? undefined : { borderBottomColor: sheet.tabColor }}
      onClick={() => {
        session.openSheet(sheet);
      }}
    >
      {sheet.name}
    </button>
  );
}
