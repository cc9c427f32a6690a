/** The add-in's task pane: shown, or hidden while its page runs on. */

export type RuntimeState = "Inactive" | "Background" | "Visible";

export class Pane {
  private current: RuntimeState = "Visible";

  constructor(private readonly changed: (shown: boolean) => void) {}

  get state(): RuntimeState {
    return this.current;
  }

  get shown(): boolean {
    return this.current === "Visible";
  }

  set state(state: RuntimeState) {
    const before = this.shown;
    this.current = state;
    if (before !== this.shown) this.changed(this.shown);
  }
}
