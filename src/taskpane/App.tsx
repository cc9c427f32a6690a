import { Component, lazy, Suspense, useEffect, type KeyboardEvent, type ReactNode } from "react";
import { Button, FluentProvider, type Theme } from "@fluentui/react-components";
import { act } from "./act";
import { splitProblems } from "./gateFacts";
import { PaneContext, usePane, type Pane } from "./paneContext";
import type { PaneSession } from "./paneSession";
import { canShowOnly, screenOf, type PaneState, type Screen } from "./paneState";
import { Footer, type PrimaryAction } from "./parts/Footer";
import { Header } from "./parts/Header";
import { Notice } from "./parts/Notice";
import { useEvaluation } from "./useEvaluation";
import { Gates } from "./views/Gates";

const views = {
  about: () => import("./views/About"),
  evaluating: () => import("./views/Evaluating"),
  failed: () => import("./views/Failed"),
  firstRun: () => import("./views/FirstRun"),
  gate: () => import("./views/Gate"),
  lookAround: () => import("./views/LookAround"),
  problems: () => import("./views/Problems"),
  refused: () => import("./views/Refused"),
};

const About = lazy(views.about);
const Evaluating = lazy(views.evaluating);
const Failed = lazy(views.failed);
const FirstRun = lazy(views.firstRun);
const Gate = lazy(views.gate);
const LookAround = lazy(views.lookAround);
const Problems = lazy(views.problems);
const Refused = lazy(views.refused);

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
  const { session } = usePane();
  const state = useEvaluation(session);
  const screen = screenOf(state);
  useEffect(() => {
    // What is shown first is there; the other views follow, so that they open at once and without a network.
    for (const load of Object.values(views)) load().catch(session.fail);
  }, [session]);
  const back = (event: KeyboardEvent): void => {
    const asked = event.key === "Escape" || (event.key === "ArrowLeft" && event.altKey);
    if (!asked || event.defaultPrevented || screen.name !== "place") return;
    if ((event.target as Element).closest("[role=menu]") !== null) return; // Escape closes the menu
    event.preventDefault();
    session.tell({ type: "went-back" });
  };
  return (
    <div className="frame" onKeyDown={back}>
      <Header state={state} bare={screen.name === "first-run"} />
      <div key={keyOf(screen)} className="body">
        <Notice notice={state.notice} />
        <Suspense>
          <FaultBoundary key={keyOf(screen)} session={session}>
            <View state={state} screen={screen} />
          </FaultBoundary>
        </Suspense>
      </div>
      <Foot state={state} screen={screen} />
    </div>
  );
}

/** Another key, another view: it begins at its top. */
function keyOf(screen: Screen): string {
  if (screen.name !== "place") return screen.name;
  return screen.place.name;
}

function View({ state, screen }: { readonly state: PaneState; readonly screen: Screen }) {
  switch (screen.name) {
    case "blank":
      return null;
    case "first-run":
      return <FirstRun />;
    case "empty":
      return <LookAround />;
    case "evaluating":
      return state.phase.name === "reading" ? <Evaluating phase={state.phase} shown={state.shown} /> : null;
    case "refused":
      return <Refused phase={screen.phase} shown={state.shown} />;
    case "failed":
      return <Failed details={screen.phase.details} />;
    case "place":
      return <PlaceView state={state} screen={screen} />;
  }
}

type PlaceScreen = Extract<Screen, { name: "place" }>;

function PlaceView({ state, screen: { place, shown } }: { readonly state: PaneState; readonly screen: PlaceScreen }) {
  switch (place.name) {
    case "gates":
      return <Gates shown={shown} cameFrom={state.cameFrom} />;
    case "gate":
      return <Gate shown={shown} gateKey={place.key} />;
    case "problems":
      return <Problems shown={shown} />;
    case "about":
      return <About shown={shown} />;
  }
}

function Foot({ state, screen }: { readonly state: PaneState; readonly screen: Screen }) {
  const { session, words } = usePane();
  const evaluate: PrimaryAction = {
    label: words.evaluate,
    onClick: () => {
      if (state.phase.name !== "reading") void session.evaluate("evaluate");
    },
  };
  switch (screen.name) {
    case "blank":
    case "first-run":
      return null;
    case "evaluating":
      return <EvaluatingFooter state={state} />;
    case "refused": {
      const tryAgain = { label: words.refused.tryAgain, onClick: act(() => session.tryAgain()) };
      return (
        <Footer state={state} primary={tryAgain}>
          {canShowOnly(screen.phase.reason) && (
            <Button onClick={act(() => session.evaluate("look"))}>{words.refused.showOnly}</Button>
          )}
        </Footer>
      );
    }
    case "failed":
      return (
        <Footer state={state} primary={{ label: words.refused.tryAgain, onClick: act(() => session.tryAgain()) }}>
          {null}
        </Footer>
      );
    case "empty":
      return <Footer state={state} primary={evaluate} />;
    case "place":
      return screen.place.name === "problems" ? (
        <ProblemsFooter state={state} screen={screen} visited={screen.place.visited} evaluate={evaluate} />
      ) : (
        <Footer state={state} primary={evaluate} />
      );
  }
}

function EvaluatingFooter({ state }: { readonly state: PaneState }) {
  const { session, words } = usePane();
  const writing = state.phase.name === "reading" && state.phase.step?.name === "write";
  const cancel: PrimaryAction = {
    label: words.cancel,
    main: false,
    unavailable: writing ? words.evaluating.cannotCancel : undefined,
    onClick: () => {
      session.cancel();
    },
  };
  return (
    <Footer state={state} primary={cancel}>
      {null}
    </Footer>
  );
}

interface ProblemsFooterProps {
  readonly state: PaneState;
  readonly screen: PlaceScreen;
  readonly visited: number;
  readonly evaluate: PrimaryAction;
}

function ProblemsFooter({ state, screen, visited, evaluate }: ProblemsFooterProps) {
  const { session, words } = usePane();
  const { toFix } = splitProblems(screen.shown.outcome.problems);
  const position = visited >= toFix.length ? 0 : visited;
  const next = toFix[position];
  if (next === undefined) return <Footer state={state} primary={evaluate} />;
  const go: PrimaryAction = {
    label: visited === 0 ? words.problems.firstCell : words.problems.nextCell,
    onClick: () => {
      void session.select(next.cell);
      session.tell({ type: "visited", position: position + 1, all: toFix.length });
    },
  };
  return (
    <Footer state={state} primary={go}>
      <Button onClick={act(() => session.evaluate("look"))}>{words.problems.again}</Button>
    </Footer>
  );
}

interface FaultBoundaryProps {
  readonly session: PaneSession;
  readonly children: ReactNode;
}

/** A view that breaks becomes the state "failed"; the frame around it stays. */
class FaultBoundary extends Component<FaultBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.session.fail(error);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
