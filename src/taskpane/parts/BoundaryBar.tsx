interface BoundaryBarProps {
  /** A sentence with all its figures. */
  readonly label: string;
  readonly current: number | undefined;
  readonly target: number | undefined;
  readonly limit: number | undefined;
}

const HEIGHT = 18;
const MIDDLE = HEIGHT / 2;
/** Room at the right end for the largest of the three, in percent. */
const ROOM = 94;

/** Where a boundary is (ring), where it is to be (dot), and where the old model gives out (tick), as one image. */
export function BoundaryBar({ label, current, target, limit }: BoundaryBarProps) {
  const largest = Math.max(current ?? 0, target ?? 0, limit ?? 0);
  if (largest <= 0) return null;
  const at = (value: number): string => `${2 + (ROOM * value) / largest}%`;
  return (
    <svg className="chart" role="img" aria-label={label} width="100%" height={HEIGHT}>
      <rect x="0" y={MIDDLE - 2} width="100%" height="4" rx="2" className="track" />
      {current !== undefined && target !== undefined && (
        <line x1={at(current)} x2={at(target)} y1={MIDDLE} y2={MIDDLE} className="tick" />
      )}
      {limit !== undefined && <line x1={at(limit)} x2={at(limit)} y1="1" y2={HEIGHT - 1} className="tick" />}
      {current !== undefined && (
        <>
          <circle cx={at(current)} cy={MIDDLE} r="6" className="ink" />
          <circle cx={at(current)} cy={MIDDLE} r="3.5" className="paper" />
        </>
      )}
      {target !== undefined && <circle cx={at(target)} cy={MIDDLE} r="5" className="ink" />}
    </svg>
  );
}
