import type { MetricEvaluation } from "../../domain/fit/evaluateFit";
import { figureText } from "../../messages/fit.en";
import type { FitPaneWords } from "../../messages/fitPane.en";
import { usePane } from "../paneContext";

const WIDTH = 300;
const HEIGHT = 44;
const MARGIN = 6;
/** More would be a smear; the Fit review draws more. */
const SHOWN = 40;

interface SparklineProps {
  readonly metric: MetricEvaluation;
  readonly name: string;
  readonly words: FitPaneWords;
}

/** The latest readings of a metric with the limits of its control chart: one image, with a sentence for its name. */
export function Sparkline({ metric, name, words }: SparklineProps) {
  const { messages } = usePane();
  const { chart, goal, unit } = metric;
  const skipped = Math.max(0, chart.points.length - SHOWN);
  const points = chart.points.slice(skipped);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const limits = chart.segments.at(-1)?.limits;
  const lines = limits === undefined ? [] : [limits.lower, limits.upper];
  const values = [...points.map(({ value }) => value), ...lines];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const y = (value: number): number =>
    most === least ? HEIGHT / 2 : MARGIN + ((HEIGHT - 2 * MARGIN) * (most - value)) / (most - least);
  const x = (position: number): number => MARGIN + ((WIDTH - 2 * MARGIN) * position) / (points.length - 1);
  const against = { value: goal?.target ?? 0, unit };
  const figure = (value: number): string => figureText({ value, unit }, against, messages.format);
  const seen = chart.signals.filter(({ to }) => to >= skipped);
  const label = words.sparkline({
    metric: name,
    readings: points.length,
    first: figure(first.value),
    firstOn: first.date,
    last: figure(last.value),
    lastOn: last.date,
    limits: limits === undefined ? undefined : [figure(limits.lower), figure(limits.upper)],
    signals: seen.length,
  });
  return (
    <svg
      className="chart curve spark"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {lines.map((value, position) => (
        <line key={position} x1="0" x2={WIDTH} y1={y(value)} y2={y(value)} className="tick dashed" />
      ))}
      <polyline
        className="trend"
        points={points.map(({ value }, position) => `${x(position).toFixed(1)},${y(value).toFixed(1)}`).join(" ")}
      />
      {points.map(({ value }, position) =>
        seen.some(({ from, to }) => position + skipped >= from && position + skipped <= to) ? (
          <circle key={position} cx={x(position)} cy={y(value)} r="3.5" className="ink" />
        ) : null,
      )}
    </svg>
  );
}
