/** The page: what to do first, the tools, the grid on the left and the pane on the right. */

import { useCallback, useEffect, useRef, useState, type DragEvent, type ReactElement } from "react";
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
} from "@fluentui/react-components";
import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  DismissRegular,
  FolderOpenRegular,
  SaveRegular,
} from "@fluentui/react-icons";
import type { BookSession } from "./bookSession";
import Caption from "./Caption";
import { bytesOfBase64, openFile, saveFile } from "./files";
import { focusGrid } from "./focusGrid";
import FormulaBar from "./FormulaBar";
import PaneFrame from "./PaneFrame";
import { focusNextRegion } from "./regions";
import SheetGrid from "./SheetGrid";
import SheetTabs from "./SheetTabs";
import { useSession } from "./useSession";

export interface DemoProps {
  readonly first: BookSession;
  readonly isSample: boolean;
}

export default function Demo({ first, isSample }: DemoProps): ReactElement {
  const [session, setSession] = useState(first);
  const [isGuided, setGuided] = useState(isSample);
  const [editing, setEditing] = useState(false);
  const [offered, setOffered] = useState<string | undefined>();
  const picker = useRef<HTMLInputElement>(null);
  useSession(session);

  const open = useCallback(
    async (name: string, bytes: Uint8Array, guided: boolean): Promise<void> => {
      const opened = await openFile(name, bytes);
      if (typeof opened === "string") {
        session.notice = opened;
        session.changed();
        return;
      }
      setSession(opened);
      setGuided(guided);
      setOffered(undefined);
    },
    [session],
  );
  const openPicked = async (file: File | undefined): Promise<void> => {
    if (file) await open(file.name, new Uint8Array(await file.arrayBuffer()), false);
  };
  const pick = useCallback(() => picker.current?.click(), []);
  const save = useCallback(() => {
    void saveFile(session).then(() => {
      session.changed();
    });
  }, [session]);

  useEffect(() => {
    document.title = `${session.workbook.name} - Scale Transition`;
    const warn = (event: BeforeUnloadEvent): void => {
      if (session.workbook.isDirty) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => {
      removeEventListener("beforeunload", warn);
    };
  }, [session]);

  return (
    <div
      className="demo"
      onKeyDown={(event) => {
        if (event.key !== "F6") return;
        event.preventDefault();
        focusNextRegion(event.shiftKey);
      }}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
      }}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        void openPicked(event.dataTransfer.files[0]);
      }}
    >
      <header>
        <h1>Scale Transition</h1>
        <Caption key={session.workbook.name} session={session} isSample={isGuided} />
      </header>
      <div className="work">
        <main className="book" aria-label="Workbook">
          <Tools session={session} onOpen={pick} onSave={save} />
          <FormulaBar session={session} onDone={focusGrid} />
          <Notices
            session={session}
            offered={offered}
            onShow={() => {
              if (offered !== undefined) void open("Sample.xlsx", bytesOfBase64(offered), true);
            }}
            onDismiss={() => {
              setOffered(undefined);
              session.notice = undefined;
              session.changed();
            }}
          />
          <div id="sheet" role="tabpanel" aria-label={session.sheet.name} className="sheet">
            <SheetGrid
              key={session.sheet.id}
              session={session}
              onEditing={setEditing}
              onOpenFile={pick}
              onSave={save}
            />
          </div>
          <SheetTabs session={session} />
        </main>
        <aside aria-label="Add-in">
          <PaneFrame session={session} editing={editing} onOpened={setOffered} />
        </aside>
      </div>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label="Workbook to open"
        onChange={({ target }) => {
          void openPicked(target.files?.[0]);
          target.value = "";
        }}
      />
    </div>
  );
}

interface ToolsProps {
  readonly session: BookSession;
  readonly onOpen: () => void;
  readonly onSave: () => void;
}

function Tools({ session, onOpen, onSave }: ToolsProps): ReactElement {
  const { workbook } = session;
  return (
    <Toolbar aria-label="Workbook tools" size="small" className="tools">
      <ToolbarButton icon={<FolderOpenRegular />} onClick={onOpen}>
        Open
      </ToolbarButton>
      <ToolbarButton icon={<SaveRegular />} onClick={onSave}>
        Save
      </ToolbarButton>
      <ToolbarDivider />
      <ToolbarButton
        icon={<ArrowUndoRegular />}
        aria-label="Undo"
        title="Undo (Ctrl+Z)"
        disabledFocusable={workbook.history.undoCount === 0}
        onClick={() => {
          session.undo();
        }}
      />
      <ToolbarButton
        icon={<ArrowRedoRegular />}
        aria-label="Redo"
        title="Redo (Ctrl+Y)"
        disabledFocusable={workbook.history.redoCount === 0}
        onClick={() => {
          session.redo();
        }}
      />
      <ToolbarDivider />
      <span className="file-name">
        {workbook.name}
        {workbook.isDirty ? " (not saved)" : ""}
      </span>
    </Toolbar>
  );
}

interface NoticesProps {
  readonly session: BookSession;
  readonly offered: string | undefined;
  readonly onShow: () => void;
  readonly onDismiss: () => void;
}

function Notices({ session, offered, onShow, onDismiss }: NoticesProps): ReactElement {
  const dismiss = (
    <Button appearance="transparent" icon={<DismissRegular />} aria-label="Dismiss" onClick={onDismiss} />
  );
  return (
    <div className="notices" aria-live="assertive">
      {session.notice !== undefined && (
        <MessageBar intent="warning">
          <MessageBarBody>{session.notice}</MessageBarBody>
          <MessageBarActions containerAction={dismiss} />
        </MessageBar>
      )}
      {offered !== undefined && (
        <MessageBar intent="info">
          <MessageBarBody>The add-in has opened its sample in a workbook of its own.</MessageBarBody>
          <MessageBarActions containerAction={dismiss}>
            <Button size="small" onClick={onShow}>
              Show it here instead of {session.workbook.name}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
