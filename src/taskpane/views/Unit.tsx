import { useId, useState } from "react";
import { Button, Select } from "@fluentui/react-components";
import type { WavePlan } from "../../domain/waves/planWaves";
import { stays, type ProgrammeUnit } from "../../domain/waves/programme";
import { wavesPaneEn } from "../../messages/wavesPane.en";
import { act } from "../act";
import { usePane } from "../paneContext";
import type { PaneState, Shown } from "../paneState";
import { BackBar } from "../parts/BackBar";
import { CellLink } from "../parts/CellLink";
import { PlanChanges } from "../parts/PlanChanges";
import { PlanProgress } from "../parts/PlanProgress";
import { BrokenRule, Reasons } from "../parts/Reasons";
import { unitName } from "../waveFacts";

interface UnitProps {
  readonly state: PaneState;
  readonly shown: Shown;
  readonly unitKey: string;
}

interface PartProps {
  readonly plan: WavePlan;
  readonly unit: ProgrammeUnit;
}

/** One unit: why it stands where it stands, and what can be done with it. */
export default function Unit({ state, shown, unitKey }: UnitProps) {
  const words = wavesPaneEn(usePane().messages.format);
  const plan = shown.outcome.wavePlan;
  const position = plan?.programme.units.findIndex(({ key }) => key === unitKey) ?? -1;
  const unit = plan?.programme.units[position];
  if (plan === undefined || unit === undefined) {
    return (
      <>
        <BackBar title={unitKey} back={words.unit.back} />
        <p>{words.unit.gone}</p>
      </>
    );
  }
  const broken = plan.violations.filter((violation) => "unit" in violation && violation.unit === unitKey);
  const why = plan.why.get(unitKey) ?? [];
  const whyTitle = plan.assignments.has(unitKey) ? words.unit.why : words.unit.whyNot;
  const written = shown.written || !plan.planned;
  return (
    <>
      <BackBar title={unitName(unit)} back={words.unit.back} />
      <p className="small muted">
        {unit.key} <CellLink cell={plan.programme.unitCell(position, "id")} />
      </p>
      <PlanProgress state={state} />
      {state.proposal !== undefined && <PlanChanges shown={shown} proposal={state.proposal} />}
      <Facts plan={plan} unit={unit} />
      {broken.length > 0 && (
        <section>
          <h3>{words.unit.broken}</h3>
          <ul className="findings" aria-label={words.unit.broken}>
            {broken.map((violation, index) => (
              <BrokenRule key={index} violation={violation} />
            ))}
          </ul>
        </section>
      )}
      {why.length > 0 && broken.length === 0 && (
        <section>
          <h3>{whyTitle}</h3>
          <Reasons reasons={why} label={whyTitle} />
        </section>
      )}
      <section>
        <h3>{words.unit.change}</h3>
        {stays(unit.state) ? (
          <p>{words.unit.stays(unit.state)}</p>
        ) : written ? (
          <Change plan={plan} unit={unit} />
        ) : (
          <p>{words.unit.writeFirst}</p>
        )}
      </section>
    </>
  );
}

function Facts({ plan, unit }: PartProps) {
  const { format } = usePane().messages;
  const words = wavesPaneEn(format).unit;
  const wave = plan.assignments.get(unit.key);
  const load = plan.waves.find((one) => one.wave.number === wave);
  const { row, size, tier, support, ready, due, pinned, state } = unit;
  const waves = new Set(plan.programme.waves.map(({ number }) => number));
  const facts: readonly (readonly [keyof typeof words.facts, string | undefined])[] = [
    ["wave", words.inWave(load, wave)],
    [
      "pinned",
      pinned === undefined ? words.notPinned : waves.has(pinned) ? words.pinnedTo(pinned) : words.leftOut(pinned),
    ],
    ["state", state],
    ["size", plan.programme.assessed.size ? (size === undefined ? words.blank : format.number(size)) : undefined],
    ["tier", plan.programme.assessed.tier ? (tier ?? words.blank) : undefined],
    ["support", support === undefined ? undefined : words.hours(support)],
    ["ready", ready === undefined ? undefined : format.date(ready)],
    ["due", due === undefined ? undefined : format.date(due)],
    ["after", [...(row.after ?? []), ...(row.withOrAfter ?? [])].join(", ") || undefined],
    ["together", row.together],
    ["owner", row.owner],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{words.facts[name]}</dt>
            <dd className="num">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** What can be done with its wave; each shows first what it would change. */
function Change({ plan, unit }: PartProps) {
  const { session, messages } = usePane();
  const words = wavesPaneEn(messages.format).unit;
  const id = useId();
  const { key, pinned } = unit;
  const now = plan.assignments.get(key);
  const [first] = plan.waves;
  const [chosen, choose] = useState(now ?? first?.wave.number);
  const isWave = plan.programme.waves.some(({ number }) => number === pinned);
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{words.to}</label>
        <Select
          id={id}
          value={String(chosen ?? "")}
          onChange={(_, { value }) => {
            choose(Number(value));
          }}
        >
          {plan.waves.map((load) => (
            <option key={load.wave.number} value={String(load.wave.number)}>
              {words.option(load)}
            </option>
          ))}
        </Select>
      </div>
      <div className="links unit-actions">
        {chosen !== undefined && chosen !== now && (
          <Button onClick={act(() => session.propose({ kind: "move", unit: key, wave: chosen }))}>{words.move}</Button>
        )}
        {chosen !== undefined && chosen !== pinned && (
          <Button onClick={act(() => session.propose({ kind: "pin", unit: key, wave: chosen }))}>{words.pin}</Button>
        )}
        {pinned !== undefined && (
          <Button onClick={act(() => session.propose({ kind: "unpin", unit: key }))}>
            {isWave ? words.unpin : words.takeIn}
          </Button>
        )}
        {(pinned === undefined || isWave) && (
          <Button onClick={act(() => session.propose({ kind: "leave-out", unit: key }))}>{words.leaveOut}</Button>
        )}
      </div>
      <p className="small muted">{words.hint}</p>
    </>
  );
}
