/** The drop-down list of the active cell. */

import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import type { BookSession } from "./bookSession";
import { besideCell, cellRect } from "./cellRect";
import { shownText } from "./cellView";
import { choicesAt } from "./listChoices";

const OPTION_PX = 26;
const LETTER_PX = 7;
const HIGHEST_PX = 240;

interface ListMenuProps {
  readonly session: BookSession;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly onClose: () => void;
}

export default function ListMenu({ session, box, onClose }: ListMenuProps): ReactElement | null {
  const { sheet, active } = session;
  const choices = choicesAt(sheet, active.row, active.column) ?? [];
  const current = choices.indexOf(shownText(sheet, active.row, active.column));
  const [at, setAt] = useState(Math.max(0, current));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const rect = cellRect(box.current, active.row, active.column);
  if (!box.current || !rect) return null;
  const longest = Math.max(...choices.map((choice) => choice.length));
  const size = {
    width: Math.max(rect.width, longest * LETTER_PX + 40),
    height: Math.min(choices.length * OPTION_PX + 10, HIGHEST_PX),
  };

  const choose = (choice: string | undefined): void => {
    if (choice !== undefined) session.type(session.activeArea, choice);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const { key } = event;
    if (key === "ArrowDown") setAt(Math.min(at + 1, choices.length - 1));
    else if (key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (key === "Enter" || key === "Tab") choose(choices[at]);
    else if (key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  return (
    <ul
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label="Choices for this cell"
      aria-activedescendant={`choice-${at}`}
      className="list-menu overlay"
      style={{ ...besideCell(box.current, rect, size) }}
      onKeyDown={onKeyDown}
      onBlur={onClose}
    >
      {choices.map((choice, index) => (
        <li
          key={choice}
          id={`choice-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(choice);
          }}
        >
          {choice}
        </li>
      ))}
    </ul>
  );
}
