/** The name box, which also goes to a cell, and the line that shows and edits what the active cell holds. */

import { useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { cellAddress, formatArea } from "../model/address";
import type { BookSession } from "./bookSession";
import { enter } from "./CellEditor";
import { editText } from "./editText";
import { useSession } from "./useSession";

interface FormulaBarProps {
  readonly session: BookSession;
  readonly onDone: () => void;
}

export default function FormulaBar({ session, onDone }: FormulaBarProps): ReactElement {
  const version = `${session.id}-${useSession(session)}`;
  return (
    <div className="formula-bar" role="group" aria-label="Formula bar">
      <NameBox key={`name-${version}`} session={session} onDone={onDone} />
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <FormulaLine key={`formula-${version}`} session={session} onDone={onDone} />
    </div>
  );
}

function NameBox({ session, onDone }: FormulaBarProps): ReactElement {
  const { row, column } = session.active;
  const address = cellAddress(row, column);
  const [typed, setTyped] = useState(address);
  const go = (): void => {
    session.attempt(() => {
      const { sheet, area } = session.workbook.locate(typed.trim());
      session.select(area, undefined, sheet);
    });
    onDone();
  };
  return (
    <input
      className="name-box"
      aria-label="Name box"
      title={formatArea(session.selection)}
      value={typed}
      spellCheck={false}
      onFocus={({ target }) => {
        target.select();
      }}
      onChange={({ target }) => {
        setTyped(target.value);
      }}
      onKeyDown={({ key }) => {
        if (key === "Enter") go();
        if (key === "Escape") {
          setTyped(address);
          onDone();
        }
      }}
      onBlur={() => {
        setTyped(address);
      }}
    />
  );
}

function FormulaLine({ session, onDone }: FormulaBarProps): ReactElement {
  const place = session.active;
  const held = editText(session.sheet, place.row, place.column);
  const [typed, setTyped] = useState(held);
  const isLeft = useRef(false);
  const finish = (): void => {
    if (isLeft.current || typed === held) return;
    isLeft.current = enter(session, place, typed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      finish();
      onDone();
    } else if (event.key === "Escape") {
      isLeft.current = true;
      setTyped(held);
      onDone();
    } else return;
    event.preventDefault();
  };
  return (
    <input
      className="formula"
      aria-label="Formula bar: what the active cell holds"
      value={typed}
      spellCheck={false}
      onChange={({ target }) => {
        setTyped(target.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={finish}
    />
  );
}
