interface LoadBarProps {
  readonly label: string;
  /** Share of the tightest limit; more than 1 is over it. */
  readonly load: number;
}

const HEIGHT = 12;
/** Where the limit stands, in percent of the width; what is beyond is over it. */
const LIMIT = 80;

/** How full a wave is, against its tightest limit, as one image. */
export function LoadBar({ label, load }: LoadBarProps) {
  const full = Math.min(100, LIMIT * load);
  return (
    <svg className="chart" role="img" aria-label={label} width="100%" height={HEIGHT}>
      <rect x="0" y="3" width={`${LIMIT}%`} height="6" className="track" />
      <rect x="0" y="3" width={`${Math.min(full, LIMIT)}%`} height="6" className="ink" />
      {full > LIMIT && <rect x={`${LIMIT}%`} y="1" width={`${full - LIMIT}%`} height="10" className="ink over" />}
      <line x1={`${LIMIT}%`} x2={`${LIMIT}%`} y1="0" y2={HEIGHT} className="tick" />
    </svg>
  );
}
