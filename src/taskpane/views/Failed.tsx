import { useRef } from "react";
import { Button } from "@fluentui/react-components";
import { usePane } from "../paneContext";
import { Alert } from "../parts/Alert";
import { Heading } from "../parts/Heading";

/** A fault of ours: shown as one, with what to send. */
export default function Failed({ details }: { readonly details: string }) {
  const { session, words } = usePane();
  const { failed } = words;
  const text = useRef<HTMLTextAreaElement>(null);
  // Excel on the web may deny the clipboard to a pane: then the text is selected, ready to be copied by hand.
  const copy = async (): Promise<void> => {
    const name = await navigator.clipboard.writeText(details).then(
      () => "copied" as const,
      () => "selected" as const,
    );
    text.current?.select();
    session.tell({ type: "said", said: { name } });
  };
  return (
    <>
      <Heading hidden>{failed.title}</Heading>
      <Alert intent="refusal" title={failed.title}>
        <p>{failed.explain}</p>
      </Alert>
      <p className="actions">
        <Button onClick={() => void copy()}>{failed.copy}</Button>
      </p>
      <textarea ref={text} className="details" readOnly rows={8} value={details} aria-label={failed.details} />
    </>
  );
}
