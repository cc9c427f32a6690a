import type { ReactNode } from "react";

/** Names the view that it stands in: see Body. */
export const TITLE_ID = "view-title";

export function Heading({ children, hidden = false }: { readonly children: ReactNode; readonly hidden?: boolean }) {
  return (
    <h2 id={TITLE_ID} className={hidden ? "sr" : undefined}>
      {children}
    </h2>
  );
}
