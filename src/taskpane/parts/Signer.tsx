import { useState } from "react";
import { usePane } from "../paneContext";
import { WhoEvaluates } from "./WhoEvaluates";

/** Who signs the log, and the way to change it. */
export function Signer({ signer }: { readonly signer: string | undefined }) {
  const { words } = usePane();
  const [asking, ask] = useState(signer === undefined);
  if (asking) {
    return (
      <WhoEvaluates
        known={signer ?? ""}
        onDone={() => {
          ask(false);
        }}
      />
    );
  }
  return (
    <p>
      {words.log.signer(signer ?? "")}{" "}
      <button
        type="button"
        className="link"
        onClick={() => {
          ask(true);
        }}
      >
        {words.log.change}
      </button>
    </p>
  );
}
