import { useEffect } from "react";
import { laterView } from "./laterView";
import type { PaneState, Screen } from "./paneState";
import { Gates } from "./views/Gates";

const About = laterView(() => import("./views/About"));
const Audit = laterView(() => import("./views/Audit"));
const Checklist = laterView(() => import("./views/Checklist"));
const Evaluating = laterView(() => import("./views/Evaluating"));
const Failed = laterView(() => import("./views/Failed"));
const FirstRun = laterView(() => import("./views/FirstRun"));
const Gate = laterView(() => import("./views/Gate"));
const Landing = laterView(() => import("./views/Landing"));
const Log = laterView(() => import("./views/Log"));
const LookAround = laterView(() => import("./views/LookAround"));
const Problems = laterView(() => import("./views/Problems"));
const Refused = laterView(() => import("./views/Refused"));
const Risks = laterView(() => import("./views/Risks"));
const Search = laterView(() => import("./views/Search"));
const Settings = laterView(() => import("./views/Settings"));
const Unit = laterView(() => import("./views/Unit"));
const Waves = laterView(() => import("./views/Waves"));

const LATER = [
  Refused,
  Failed,
  FirstRun,
  Checklist,
  Evaluating,
  Gate,
  Audit,
  Waves,
  Risks,
  Landing,
  Problems,
  Log,
  Search,
  Settings,
  LookAround,
  About,
  Unit,
];

/** What is shown first is there; the other views follow, so that they open at once and without a network. */
export function useLaterViews(): void {
  useEffect(() => {
    for (const view of LATER) view.fetch();
  }, []);
}

/** The view in front. */
export function PaneView({ state, screen }: { readonly state: PaneState; readonly screen: Screen }) {
  switch (screen.name) {
    case "blank":
      return null;
    case "first-run":
      return <FirstRun />;
    case "empty":
      return <LookAround />;
    case "checklist":
      return <Checklist phase={screen.phase} />;
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
      return <Gates shown={shown} cameFrom={state.cameFrom} signer={state.signer} />;
    case "gate":
      return <Gate shown={shown} gateKey={place.key} sought={place.criterion} />;
    case "audit":
      return <Audit shown={shown} />;
    case "waves":
      return <Waves state={state} shown={shown} />;
    case "unit":
      return <Unit state={state} shown={shown} unitKey={place.key} />;
    case "risks":
      return <Risks shown={shown} />;
    case "landing":
      return <Landing shown={shown} />;
    case "log":
      return <Log shown={shown} signer={state.signer} />;
    case "problems":
      return <Problems shown={shown} />;
    case "settings":
      return <Settings shown={shown} signer={state.signer} />;
    case "search":
      return <Search shown={shown} place={place} />;
    case "about":
      return <About shown={shown} />;
  }
}
