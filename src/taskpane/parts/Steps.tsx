import type { ReactNode } from "react";

/** A ladder of numbered steps. */
export function Steps({ steps, label }: { readonly steps: readonly ReactNode[]; readonly label: string }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, position) => (
        <li key={position}>
          <span className="number" aria-hidden>
            {position + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
