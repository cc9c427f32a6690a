import { Button } from "@fluentui/react-components";
import type { Staging } from "../../domain/waves/tradeOff";
import { wavesPaneEn } from "../../messages/wavesPane.en";
import { act } from "../act";
import { usePane } from "../paneContext";

const WIDTH = 300;
const HEIGHT = 120;
const EDGE = 12;

interface StepSizesProps {
  readonly stagings: readonly Staging[] | undefined;
  /** They stand in the Wave plan, as they are shown here. */
  readonly inSheet: boolean;
  /** The plan's own waves come from the settings too. */
  readonly generated: boolean;
}

/** What finer and coarser waves cost: one image, the same as rows, and each can be tried. */
export function StepSizes({ stagings, inSheet, generated }: StepSizesProps) {
  const { session, messages } = usePane();
  const words = wavesPaneEn(messages.format).stagings;
  return (
    <section>
      <h3>{words.title}</h3>
      <p className="small muted lead">
        {words.hint} {!generated && words.unlimited}
      </p>
      {stagings?.length === 0 && <p>{words.none}</p>}
      {stagings !== undefined && stagings.length > 0 && (
        <>
          <Picture stagings={stagings} />
          <ul className="rows" aria-label={words.title}>
            {stagings.map((staging) => (
              <li key={staging.maxUnits} className="line center">
                <span className="grow">
                  {words.cap(staging)}
                  <br />
                  <span className="small muted num">
                    {words.row(staging)}
                    {staging.onFrontier && `; ${words.best}`}
                  </span>
                </span>
                <Button
                  aria-label={words.applyOf(staging)}
                  onClick={act(() => session.propose({ kind: "staging", maxUnits: staging.maxUnits }))}
                >
                  {words.apply}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="links">
        <Button onClick={act(() => session.compareStagings())}>
          {stagings === undefined ? words.compare : words.again}
        </Button>
        {stagings !== undefined && stagings.length > 0 && !inSheet && (
          <Button onClick={act(() => session.evaluate("evaluate"))}>{words.toSheet}</Button>
        )}
      </div>
    </section>
  );
}

/** Waves across, the largest exposure upwards: those that nothing outdoes are filled and joined. */
function Picture({ stagings }: { readonly stagings: readonly Staging[] }) {
  const { messages } = usePane();
  const words = wavesPaneEn(messages.format).stagings;
  const [fewest, most] = [
    Math.min(...stagings.map(({ waves }) => waves)),
    Math.max(...stagings.map(({ waves }) => waves)),
  ];
  const highest = Math.max(...stagings.map(({ largestExposure }) => largestExposure));
  const x = ({ waves }: Staging): number => EDGE + ((WIDTH - 2 * EDGE) * (waves - fewest)) / Math.max(1, most - fewest);
  const y = ({ largestExposure }: Staging): number => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * largestExposure) / highest;
  const frontier = stagings.filter(({ onFrontier }) => onFrontier).sort((one, other) => x(one) - x(other));
  return (
    <>
      <svg
        className="chart frontier"
        role="img"
        aria-label={words.picture(stagings)}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      >
        <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} className="outline" />
        <line x1={EDGE} x2={EDGE} y1={EDGE} y2={HEIGHT - EDGE} className="outline" />
        <polyline
          className="trend"
          points={frontier.map((one) => `${x(one).toFixed(1)},${y(one).toFixed(1)}`).join(" ")}
        />
        {stagings.map((one) => (
          <circle key={one.maxUnits} cx={x(one)} cy={y(one)} r="4.5" className={one.onFrontier ? "ink" : "outline"} />
        ))}
        <text x={EDGE} y={HEIGHT - 1} className="label">
          {messages.format.number(fewest)}
        </text>
        <text x={WIDTH - EDGE} y={HEIGHT - 1} textAnchor="end" className="label">
          {messages.format.number(most)}
        </text>
        <text x={EDGE + 4} y={EDGE - 2} className="label">
          {messages.format.percent(100 * highest)}
        </text>
      </svg>
      <p className="small muted">{words.axes}</p>
    </>
  );
}
