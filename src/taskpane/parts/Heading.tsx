import { useEffect, useRef, type ReactNode } from "react";

/**
 * The title of a view. When what had the focus went away with the view before, the title takes it, so that keyboard
 * and screen reader go on from here.
 */
export function Heading({ children, hidden = false }: { readonly children: ReactNode; readonly hidden?: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const nobody = document.activeElement === null || document.activeElement === document.body;
    if (nobody && document.hasFocus()) title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 ref={title} tabIndex={-1} className={hidden ? "sr" : undefined}>
      {children}
    </h2>
  );
}
