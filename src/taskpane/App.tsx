import { Suspense, type KeyboardEvent } from "react";
import { FluentProvider, type Theme } from "@fluentui/react-components";
import { FaultBoundary } from "./FaultBoundary";
import { footOf } from "./footOf";
import { laterView } from "./laterView";
import { PaneContext, usePane, type Pane } from "./paneContext";
import { isStale, screenOf, type PaneState, type Screen, type TopPlace } from "./paneState";
import { PaneView, useLaterViews } from "./PaneView";
import { Body } from "./parts/Body";
import { Footer } from "./parts/Footer";
import { Header } from "./parts/Header";
import { Notice } from "./parts/Notice";
import { useEvaluation } from "./useEvaluation";

/** The views of the navigation, in its order; it stands as soon as there is something for them to show. */
const TABS: readonly TopPlace["name"][] = ["gates", "audit", "waves", "risks", "landing", "log"];
const Stale = laterView(() => import("./parts/Stale"));
const ViewTabs = laterView(() => import("./parts/ViewTabs"));

interface AppProps {
  readonly pane: Pane;
  readonly theme: Theme;
  readonly dark: boolean;
}

/** The pane: header, the view in front, footer. Header and footer stay mounted, so that the focus survives. */
export function App({ pane, theme, dark }: AppProps) {
  return (
    // No className here: Fluent copies it to every portal.
    <FluentProvider theme={theme} style={{ height: "100%" }}>
      <PaneContext value={pane}>
        <div className={`pane ${dark ? "dark" : "light"}`}>
          <Frame />
        </div>
      </PaneContext>
    </FluentProvider>
  );
}

function Frame() {
  const { session, words } = usePane();
  const state = useEvaluation(session);
  const screen = screenOf(state);
  const tabbed = state.shown !== undefined;
  useLaterViews();
  const back = (event: KeyboardEvent): void => {
    const inMenu = (event.target as Element).closest("[role=menu]") !== null;
    const asked = (event.key === "Escape" && !inMenu) || (event.key === "ArrowLeft" && event.altKey);
    const goesBack = asked && (screen.name === "checklist" || (screen.name === "place" && state.places.length > 1));
    // What is used here goes no further: office.js takes Escape as leaving the pane, and tells Excel of Alt with a key.
    if (goesBack || (event.key === "Escape" && inMenu)) event.stopPropagation();
    if (!goesBack) return;
    event.preventDefault();
    session.tell({ type: screen.name === "checklist" ? "checklist-left" : "went-back" });
  };
  return (
    <div className="frame" onKeyDown={back}>
      <Header state={state} bare={screen.name === "first-run"} />
      {tabbed && (
        <Suspense>
          <ViewTabs
            tabs={TABS.map((name) => ({ name, title: words.views[name] }))}
            chosen={state.places[0].name}
            label={words.views.label}
            moreLabel={words.views.more}
            onChoose={(name) => {
              const view = TABS.find((tab) => tab === name);
              if (view !== undefined) session.tell({ type: "chose", view });
            }}
          />
        </Suspense>
      )}
      <Body
        key={keyOf(screen)}
        tab={tabbed ? state.places[0].name : undefined}
        deeper={screen.name !== "place" || state.places.length > 1}
        stale={isStale(state)}
      >
        <Notice notice={state.notice} />
        {screen.name === "place" && isStale(state) && (
          <Suspense>
            <Stale state={state} shown={screen.shown} />
          </Suspense>
        )}
        <Suspense>
          <FaultBoundary session={session}>
            <PaneView state={state} screen={screen} />
          </FaultBoundary>
        </Suspense>
      </Body>
      <Foot state={state} screen={screen} />
    </div>
  );
}

/** One footer for every view, so that its button keeps the focus when the view changes. */
function Foot({ state, screen }: { readonly state: PaneState; readonly screen: Screen }) {
  const content = footOf(state, screen, usePane());
  return content === undefined ? null : (
    <Footer state={state} primary={content.primary}>
      {content.beside}
    </Footer>
  );
}

/** Another key, another view: it begins at its top. */
function keyOf(screen: Screen): string {
  if (screen.name === "checklist") return `checklist ${screen.phase.chosen?.position ?? ""}`;
  if (screen.name !== "place") return screen.name;
  return screen.place.name;
}
