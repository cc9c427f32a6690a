import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import type { WavePlan } from "../../domain/waves/planWaves";
import type { ProgrammeUnit } from "../../domain/waves/programme";
import type { WaveLoad } from "../../domain/waves/waveLoads";
import { wavesPaneEn } from "../../messages/wavesPane.en";
import { act } from "../act";
import { usePane } from "../paneContext";
import type { PaneState, Shown } from "../paneState";
import { Findings } from "../parts/Findings";
import { Heading } from "../parts/Heading";
import { LoadBar } from "../parts/LoadBar";
import { PlanChanges } from "../parts/PlanChanges";
import { PlanProgress } from "../parts/PlanProgress";
import { Reasons } from "../parts/Reasons";
import { SomeRows } from "../parts/SomeRows";
import { StepSizes } from "../parts/StepSizes";
import { UnitLists } from "../parts/UnitLists";
import { VerdictBadge } from "../parts/VerdictBadge";
import { gateOfWave, planFindings, unitName, unitsByWave, unitsFound, withoutPlace } from "../waveFacts";

const WAVES_SHOWN = 40;
const UNITS_SHOWN = 20;
const WITHOUT_SHOWN = 8;

interface WavesProps {
  readonly state: PaneState;
  readonly shown: Shown;
}

function useWords() {
  const { format } = usePane().messages;
  return useMemo(() => wavesPaneEn(format), [format]);
}

/** When it is through, which units move in which wave, which have no place and why, and what other step sizes cost. */
export default function Waves({ state, shown }: WavesProps) {
  const { session } = usePane();
  const words = useWords();
  const plan = shown.outcome.wavePlan;
  if (plan === undefined) {
    return (
      <>
        <Heading>{words.notAssessed}</Heading>
        <p>{words.notAssessedHint}</p>
        <div className="links">
          <Button onClick={act(() => session.makeSheets("wave-sheets"))}>{words.add}</Button>
        </div>
        <UnitLists lists={state.unitLists} />
      </>
    );
  }
  if (plan.programme.units.length === 0) {
    return (
      <>
        <Heading hidden>{words.waves}</Heading>
        <p>{words.noUnits}</p>
      </>
    );
  }
  return <Plan state={state} shown={shown} plan={plan} />;
}

function Plan({ state, shown, plan }: WavesProps & { readonly plan: WavePlan }) {
  const words = useWords();
  const findings = useMemo(() => planFindings(shown.outcome), [shown.outcome]);
  const bound = words.bound(plan);
  return (
    <>
      <Heading>{words.title(plan)}</Heading>
      <p className="small muted">
        {words.counts(plan)} {bound}
      </p>
      {plan.planned && !shown.written && <p>{words.unwritten}</p>}
      {plan.cut && <p className="small">{words.cut}</p>}
      <PlanProgress state={state} />
      {state.proposal !== undefined && <PlanChanges shown={shown} proposal={state.proposal} />}
      {findings.length > 0 && (
        <section>
          <h3>{words.findings}</h3>
          <Findings findings={findings} label={words.findings} />
        </section>
      )}
      <Without plan={plan} />
      <WaveList shown={shown} plan={plan} cameFrom={state.cameFrom} />
      <Find plan={plan} />
      <StepSizes stagings={state.stagings} generated={plan.programme.generated} />
    </>
  );
}

/** Units that have no wave, and what keeps them out of every one. */
function Without({ plan }: { readonly plan: WavePlan }) {
  const words = useWords();
  const without = useMemo(() => withoutPlace(plan), [plan]);
  if (without.length === 0) return null;
  return (
    <section>
      <h3>{words.without}</h3>
      <SomeRows
        items={without}
        first={WITHOUT_SHOWN}
        label={words.without}
        row={({ unit, because }) => (
          <li key={unit.key} className="logrow">
            <UnitLink unit={unit} />
            {because.length === 0 ? (
              <p className="small muted">{words.couldMove}</p>
            ) : (
              <Reasons reasons={because} label={words.unit.whyNot} />
            )}
          </li>
        )}
      />
    </section>
  );
}

interface WaveListProps {
  readonly shown: Shown;
  readonly plan: WavePlan;
  readonly cameFrom: string | undefined;
}

function WaveList({ shown, plan, cameFrom }: WaveListProps) {
  const words = useWords();
  const units = useMemo(() => unitsByWave(plan), [plan]);
  const from = cameFrom === undefined ? undefined : plan.assignments.get(cameFrom);
  return (
    <section>
      <h3>{words.waves}</h3>
      <SomeRows
        items={plan.waves}
        first={WAVES_SHOWN}
        label={words.waves}
        row={(load) => (
          <WaveRow
            key={load.wave.number}
            load={load}
            units={units.get(load.wave.number) ?? []}
            sized={plan.programme.assessed.size}
            shown={shown}
            cameFrom={load.wave.number === from ? cameFrom : undefined}
          />
        )}
      />
      <p className="key" aria-hidden>
        {words.key}
      </p>
    </section>
  );
}

interface WaveRowProps {
  readonly load: WaveLoad;
  readonly units: readonly ProgrammeUnit[];
  readonly sized: boolean;
  readonly shown: Shown;
  readonly cameFrom: string | undefined;
}

/** One wave: when, how full, how much is moved by then; its units when it is opened. */
function WaveRow({ load, units, sized, shown, cameFrom }: WaveRowProps) {
  const words = useWords();
  const [open, setOpen] = useState(cameFrom !== undefined);
  const { wave } = load;
  const gate = gateOfWave(shown.outcome, wave.row?.gate);
  const facts = words.waveFacts(load, sized);
  const position = cameFrom === undefined ? -1 : units.findIndex(({ key }) => key === cameFrom);
  return (
    <li className="gate">
      <button
        type="button"
        className="open"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className="name">{words.wave(wave.number)}</span>
        <span className="small muted num">{words.waveUnits(load.units)}</span>
        {open ? <ChevronDownRegular fontSize={16} aria-hidden /> : <ChevronRightRegular fontSize={16} aria-hidden />}
      </button>
      <div className="scoreline">
        {load.load === undefined ? <span /> : <LoadBar label={words.bar(wave.number, load.load)} load={load.load} />}
        <span className="small num end load">{words.load(load)}</span>
      </div>
      <p className="small muted num">
        {words.dates(wave.start, wave.end)}
        {wave.frozen && ` · ${words.frozen}`}
        {facts !== "" && ` · ${facts}`}
      </p>
      {gate !== undefined && (
        <p className="small">
          {gate.gate.gate ?? gate.gate.key} <VerdictBadge verdict={gate.verdict} />
        </p>
      )}
      {open && units.length > 0 && (
        <SomeRows
          className="plain"
          items={units}
          first={Math.max(UNITS_SHOWN, position + 1)}
          label={words.wave(wave.number)}
          row={(unit) => (
            <li key={unit.key}>
              <UnitLink unit={unit} focused={unit.key === cameFrom} />
            </li>
          )}
        />
      )}
    </li>
  );
}

function UnitLink({ unit, focused = false }: { readonly unit: ProgrammeUnit; readonly focused?: boolean }) {
  const { session } = usePane();
  const link = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) link.current?.focus();
  }, [focused]);
  return (
    <button
      ref={link}
      type="button"
      className="link"
      onClick={() => {
        session.tell({ type: "opened", place: { name: "unit", key: unit.key } });
      }}
    >
      {unitName(unit)} {unit.row.unit !== undefined && unit.key}
    </button>
  );
}

function Find({ plan }: { readonly plan: WavePlan }) {
  const words = useWords();
  const [query, setQuery] = useState("");
  const settled = useDeferredValue(query);
  const found = useMemo(() => unitsFound(plan, settled), [plan, settled]);
  return (
    <section>
      <h3>{words.find}</h3>
      <input
        type="search"
        className="search-field"
        aria-label={words.find}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
        }}
      />
      <p className="small muted" role="status">
        {settled.trim() !== "" && words.found(found.length)}
      </p>
      {found.length > 0 && (
        <SomeRows
          key={settled}
          className="plain"
          items={found}
          first={UNITS_SHOWN}
          label={words.found(found.length)}
          row={(unit) => (
            <li key={unit.key}>
              <UnitLink unit={unit} />
            </li>
          )}
        />
      )}
    </section>
  );
}
