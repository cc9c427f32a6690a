import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@fluentui/react-components";
import type { FitPaneWords } from "../../messages/fitPane.en";

export interface AnswerField {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "date";
}

interface AnswerFormProps {
  /** What it is about, and what the button says. */
  readonly title: string;
  readonly action: string;
  readonly hint: string;
  readonly fields: readonly AnswerField[];
  readonly words: FitPaneWords;
  readonly onAnswer: (values: Readonly<Record<string, string>>) => void;
  readonly onCancel: () => void;
}

/** A few fields below what they are about. The first one has the focus; Escape closes the form, and nothing else. */
export function AnswerForm({ title, action, hint, fields, words, onAnswer, onCancel }: AnswerFormProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState(false);
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const complete = fields.every(({ name }) => (values[name] ?? "").trim() !== "");
  return (
    <form
      className="who answer"
      aria-label={title}
      noValidate
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        event.preventDefault();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (complete) onAnswer(values);
      }}
    >
      {fields.map(({ name, label, type }, position) => (
        <div key={name} className="field">
          <label htmlFor={`${id}${name}`}>{label}</label>
          <input
            ref={position === 0 ? first : undefined}
            id={`${id}${name}`}
            className="name-field"
            type={type}
            required
            maxLength={500}
            value={values[name] ?? ""}
            onChange={({ target }) => {
              setValues({ ...values, [name]: target.value });
            }}
          />
        </div>
      ))}
      <p className="small muted">{hint}</p>
      <p role="alert" className="small">
        {asked && !complete ? words.needsAll : ""}
      </p>
      <Button type="submit">{action}</Button>
      <Button appearance="subtle" onClick={onCancel}>
        {words.cancel}
      </Button>
    </form>
  );
}
