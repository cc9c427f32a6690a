import { useEffect } from "react";
import { PANEL_ID } from "./parts/panel";

/** When what had the focus goes away within a view, the view takes it, so that keyboard and screen reader go on there. */
export function useFocusHandover(): void {
  useEffect(
    () => () => {
      const nobody = document.activeElement === null || document.activeElement === document.body;
      if (nobody && document.hasFocus()) document.getElementById(PANEL_ID)?.focus({ preventScroll: true });
    },
    [],
  );
}
