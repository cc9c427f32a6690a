import { useId, useState } from "react";
import { Button } from "@fluentui/react-components";
import { usePane } from "../paneContext";

interface WhoEvaluatesProps {
  readonly known?: string;
  /** Called when it was answered, in place of not asking again. */
  readonly onDone?: () => void;
}

/** Asks once who evaluates: Excel tells an add-in no name. Nothing waits for the answer. */
export function WhoEvaluates({ known = "", onDone }: WhoEvaluatesProps) {
  const { session, words } = usePane();
  const [name, setName] = useState(known);
  const field = useId();
  const sign = (signer: string): void => {
    session.sign(signer);
    onDone?.();
  };
  return (
    <form
      className="who"
      aria-label={words.log.who}
      onSubmit={(event) => {
        event.preventDefault();
        sign(name);
      }}
    >
      <label htmlFor={field}>{words.log.who}</label>
      <input
        id={field}
        className="name-field"
        value={name}
        autoComplete="name"
        maxLength={100}
        onChange={({ target }) => {
          setName(target.value);
        }}
      />
      <p className="small muted">{words.log.whoHint}</p>
      <Button type="submit">{words.log.keepName}</Button>
      <Button
        appearance="subtle"
        onClick={() => {
          sign("");
        }}
      >
        {words.log.noName}
      </Button>
    </form>
  );
}
