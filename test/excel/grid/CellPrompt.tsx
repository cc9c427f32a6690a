/** What the workbook's author wants people to know about the active cell. */

import type { ReactElement, RefObject } from "react";
import type { BookSession } from "./bookSession";
import { cellRect } from "./cellRect";
import { validationAt } from "./listChoices";

interface CellPromptProps {
  readonly session: BookSession;
  readonly box: RefObject<HTMLDivElement | null>;
}

const WIDTH = 230;
const DISTANCE = 12;

export default function CellPrompt({ session, box }: CellPromptProps): ReactElement | null {
  const { row, column } = session.active;
  const prompt = validationAt(session.sheet, row, column)?.prompt;
  const rect = cellRect(box.current, row, column);
  if (!box.current || !rect || !prompt?.showPrompt || prompt.message === "") return null;
  const left = Math.max(0, Math.min(rect.left + DISTANCE, box.current.clientWidth - WIDTH));
  return (
    <div role="note" className="cell-prompt" style={{ left, top: rect.top + rect.height + DISTANCE, width: WIDTH }}>
      {prompt.title !== "" && <b>{prompt.title}</b>}
      {prompt.message}
    </div>
  );
}
