import { Component, type ReactNode } from "react";
import type { PaneSession } from "./paneSession";

interface FaultBoundaryProps {
  readonly session: PaneSession;
  readonly children: ReactNode;
}

/** A view that breaks becomes the state "failed"; the frame around it stays. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.session.fail(error);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
