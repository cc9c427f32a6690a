import { lazy, useState, type ComponentType } from "react";

/** A view whose code follows after the first paint. */
export interface LaterView<Props> {
  (props: Props): React.JSX.Element;
  /** Starts loading. Where that fails, the view loads when it is opened, and what goes wrong then is shown. */
  fetch(): void;
}

/** Once its code is here the view renders at once: React.lazy alone leaves a gap even then. */
export function laterView<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LaterView<Props> {
  let here: ComponentType<Props> | undefined;
  const fetch = async (): Promise<{ readonly default: ComponentType<Props> }> => {
    const module = await load();
    here = module.default;
    return module;
  };
  const Late = lazy(fetch);
  function View(props: Props) {
    // Kept while it is mounted: another component in its place would lose state and focus.
    const [Shown] = useState((): ComponentType<Props> => here ?? Late);
    return <Shown {...props} />;
  }
  const ahead = (): void => {
    fetch().catch(() => undefined);
  };
  return Object.assign(View, { fetch: ahead });
}
