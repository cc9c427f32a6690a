import { useId } from "react";

interface RangeBarProps {
  readonly label: string;
  /** 0 to 100; undefined: nobody knows. */
  readonly score: number | undefined;
  readonly range: { readonly low: number; readonly high: number } | undefined;
  readonly limits: readonly number[];
  readonly top: number;
  readonly thickness: number;
  readonly height: number;
  readonly children?: React.ReactNode;
}

/** A score with its range as one image with a sentence for its name. Ink is the score, hatching is what nobody knows. */
export function RangeBar({ label, score, range, limits, top, thickness, height, children }: RangeBarProps) {
  const hatch = `hatch${useId().replace(/\W/g, "")}`;
  return (
    <svg className="chart" role="img" aria-label={label} width="100%" height={height}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="paper" />
          <line x1="0" y1="0" x2="0" y2="5" className="hatch" />
        </pattern>
      </defs>
      <rect x="0" y={top} width="100%" height={thickness} rx="2" className="track" />
      {range !== undefined && score !== undefined && (
        <rect x="0" y={top} width={`${range.low}%`} height={thickness} rx="2" className="ink" />
      )}
      {range !== undefined && range.high > range.low && (
        <rect
          x={`${range.low}%`}
          y={top + 0.5}
          width={`${range.high - range.low}%`}
          height={thickness - 1}
          fill={`url(#${hatch})`}
          className="outline"
        />
      )}
      {limits.map((limit, position) => (
        <g key={position}>
          <line x1={`${limit}%`} x2={`${limit}%`} y1={top - 4} y2={top + thickness + 4} className="gap" />
          <line x1={`${limit}%`} x2={`${limit}%`} y1={top - 4} y2={top + thickness + 4} className="tick" />
        </g>
      ))}
      {children}
    </svg>
  );
}
