import { ProgressBar } from "@fluentui/react-components";
import type { WaveProgress } from "../../domain/waves/waveJobs";
import { wavesPaneEn } from "../../messages/wavesPane.en";
import { usePane } from "../paneContext";
import type { PaneState } from "../paneState";

/** How far planning is; undefined: nothing is planned now. */
function planningOf({ phase }: PaneState): { readonly progress: WaveProgress | undefined } | undefined {
  if (phase.name !== "reading" || phase.run !== "plan-waves") return undefined;
  const last = phase.steps.at(-1);
  return { progress: last?.name === "plan" ? last.progress : undefined };
}

/** A plan in the making: whether there is a valid one, and how far it is from the best at most. */
export function PlanProgress({ state }: { readonly state: PaneState }) {
  const words = wavesPaneEn(usePane().messages.format);
  const planning = planningOf(state);
  if (planning === undefined) return null;
  const { progress } = planning;
  return (
    <section className="proposal" aria-busy="true">
      <p>{progress === undefined ? words.looking : words.progress(progress)}</p>
      <ProgressBar
        thickness="large"
        aria-label={words.progressLabel}
        {...(progress === undefined ? {} : { value: progress.done / Math.max(1, progress.of) })}
      />
      <p className="small muted">{words.progressHint}</p>
    </section>
  );
}
