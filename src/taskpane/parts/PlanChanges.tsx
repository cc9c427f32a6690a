import { wavesPaneEn } from "../../messages/wavesPane.en";
import { askedAddress } from "../../workflows/planChange";
import type { GatesOutcome } from "../../workflows/evaluateGates";
import { verdictFlips } from "../../workflows/verdictFlips";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { unitName } from "../waveFacts";
import { CellLink } from "./CellLink";
import { BrokenRule, Reasons } from "./Reasons";
import { SomeRows } from "./SomeRows";

const SHOWN = 12;

/** What a change of the plan would do, before it is written. The footer writes or discards it. */
export function PlanChanges({ shown, proposal }: { readonly shown: Shown; readonly proposal: GatesOutcome }) {
  const { words: pane, messages } = usePane();
  const words = wavesPaneEn(messages.format);
  const { planned, wavePlan } = proposal;
  if (planned === undefined || wavePlan === undefined) return null;
  const { difference, cells, change } = planned;
  const { moves, broken, mended, late, inTime, unplaced } = difference;
  const names = new Map(wavePlan.programme.units.map((unit) => [unit.key, unitName(unit)]));
  const flips = verdictFlips(shown.outcome.evaluation, proposal.evaluation);
  const title = words.changes.title[change.kind];
  return (
    <section className="proposal" aria-label={title}>
      <h3>{title}</h3>
      <p>
        <b>{words.changes.nothingWritten}</b> {words.changes.finish(difference)} {words.changes.waves(difference)}
      </p>
      {flips.length > 0 && <p>{pane.changes(flips)}.</p>}
      {broken.length > 0 && (
        <>
          <h3>{words.changes.broken(broken.length)}</h3>
          <SomeRows
            className="findings"
            items={broken}
            first={SHOWN}
            label={words.changes.broken(broken.length)}
            row={(violation, position) => <BrokenRule key={position} violation={violation} />}
          />
        </>
      )}
      {mended.length > 0 && <p>{words.changes.mended(mended.length)}.</p>}
      {late.length > 0 && <p>{words.changes.late(late)}.</p>}
      {inTime.length > 0 && <p>{words.changes.inTime(inTime)}.</p>}
      {unplaced.length > 0 && (
        <>
          <h3>{words.changes.unplaced(unplaced.length)}</h3>
          <SomeRows
            items={unplaced}
            first={SHOWN}
            label={words.changes.unplaced(unplaced.length)}
            row={({ unit, because }) => (
              <li key={unit} className="logrow">
                {names.get(unit)} <span className="muted">{unit}</span>
                <Reasons reasons={because} label={words.unit.whyNot} />
              </li>
            )}
          />
        </>
      )}
      <h3>{words.changes.moves(moves.length)}</h3>
      {moves.length > 0 && (
        <SomeRows
          className="plain num"
          items={moves}
          first={SHOWN}
          label={words.changes.moves(moves.length)}
          row={(move) => (
            <li key={move.unit} className="line">
              <span className="grow">
                {names.get(move.unit)} <span className="muted">{move.unit}</span>
              </span>
              <span>{words.changes.move(move)}</span>
            </li>
          )}
        />
      )}
      {cells.length > 0 && (
        <>
          <h3>{words.changes.fillsIn(cells.length)}</h3>
          <SomeRows
            className="plain num"
            items={cells}
            first={SHOWN}
            label={words.changes.fillsIn(cells.length)}
            row={(cell, position) => (
              <li key={position} className="line">
                <span className="grow">
                  <CellLink cell={askedAddress(cell)} />
                </span>
                <span>{words.changes.value(cell.before, cell.value)}</span>
              </li>
            )}
          />
        </>
      )}
    </section>
  );
}
