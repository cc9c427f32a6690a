import { useCallback, useDeferredValue, useId, useMemo, useState } from "react";
import { Button } from "@fluentui/react-components";
import { SETTINGS } from "../../domain/settings";
import { settingsEn, type SettingsWords } from "../../messages/settings.en";
import { numberFromText } from "../../tabular/numberText";
import type { GatesOutcome } from "../../workflows/evaluateGates";
import { POLICY_NUMBERS, tryNumber, type NearestFlip, type PolicyNumber } from "../../workflows/trySetting";
import { act } from "../act";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { BackBar } from "../parts/BackBar";
import { CellLink, CellLinks } from "../parts/CellLink";
import { Signer } from "../parts/Signer";
import { gatesWithOwnScores, judgedByWords, sourceOf, wordsOnNoList, type WordList } from "../settingFacts";
import { nearestFlips, POLICY_NUMBER_NAMES, wordTrials, type NearestFlips, type WordTrial } from "../settingTrials";
import { useStepwise } from "../useStepwise";

interface SettingsProps {
  readonly shown: Shown;
  readonly signer: string | undefined;
}

/** The rules that the gates were judged by: what each means and does, where it is set, and what another would do. */
export default function Settings({ shown, signer }: SettingsProps) {
  const { session, words: pane, messages } = usePane();
  const words = useMemo(() => settingsEn(messages.format), [messages]);
  const { outcome } = shown;
  const nearest = useStepwise(
    useCallback(() => nearestFlips(outcome), [outcome]),
    NOTHING_KNOWN,
  );
  const { policy, inputs } = outcome;
  const withTable = inputs.sheets.settings !== undefined;
  const given = policy.statusDate ?? inputs.asOf;
  const date = messages.format.date(given);
  return (
    <>
      <BackBar title={words.title} back={pane.back} />
      <p className="lead muted small">{withTable ? words.explain : words.noTable}</p>
      <div className="links">
        {withTable ? (
          <Button onClick={act(() => session.goToPolicy())}>{words.goToRules}</Button>
        ) : (
          <Button onClick={act(() => session.makeSheets("create-sheets"))}>{words.create}</Button>
        )}
      </div>

      <section>
        <h3>{words.rules}</h3>
        <ul className="rows" aria-label={words.rules}>
          {POLICY_NUMBER_NAMES.map((name) => (
            <NumberSetting key={name} name={name} outcome={outcome} words={words} nearest={nearest.get(name)} />
          ))}
        </ul>
      </section>

      <section>
        <h3>{words.words}</h3>
        <p className="small muted lead">{words.wordsHint}</p>
        <ul className="rows" aria-label={words.words}>
          {LISTS.map(({ list, setting }) => (
            <WordSetting key={list} list={list} setting={setting} outcome={outcome} words={words} />
          ))}
        </ul>
      </section>
      <UnknownWords outcome={outcome} words={words} />

      <section>
        <h3>{words.transition}</h3>
        <ul className="rows" aria-label={words.transition}>
          <Setting
            name="Status date"
            value={policy.statusDate === undefined ? words.today(date) : date}
            outcome={outcome}
            words={words}
          />
          <Setting name="Language" value={policy.language ?? words.excelsOwn} outcome={outcome} words={words} />
        </ul>
      </section>

      <section>
        <h3>{words.who}</h3>
        <Signer key={signer} signer={signer} />
      </section>
    </>
  );
}

const NOTHING_KNOWN: NearestFlips = new Map();

const LISTS: readonly { readonly list: WordList; readonly setting: string }[] = [
  { list: "passes", setting: "Words that pass" },
  { list: "warns", setting: "Words that warn" },
  { list: "fails", setting: "Words that fail" },
];

interface RowProps {
  readonly outcome: GatesOutcome;
  readonly words: SettingsWords;
}

interface SettingProps extends RowProps {
  readonly name: string;
  readonly value: string;
  readonly children?: React.ReactNode;
}

/** Name and value, what it means, and where it is set or why it is not used. */
function Setting({ name, value, outcome, words, children }: SettingProps) {
  const meaning = SETTINGS.find((setting) => setting.name === name)?.meaning ?? "";
  return (
    <li className="setting">
      <div className="line">
        <b className="grow">{name}</b>
        <span className="num value">{value}</span>
      </div>
      <p className="small muted">
        {meaning} <Source name={name} outcome={outcome} words={words} />
      </p>
      {children}
    </li>
  );
}

function Source({ name, outcome, words }: RowProps & { readonly name: string }) {
  const { messages } = usePane();
  const source = sourceOf(outcome, name);
  switch (source.name) {
    case "no-table":
      return words.isDefault;
    case "no-row":
      return words.notInTable;
    case "blank":
      return (
        <>
          {words.blankCell} <CellLink cell={source.cell} />
        </>
      );
    case "set":
      return (
        <>
          {words.setAt} <CellLink cell={source.cell} />
        </>
      );
    case "refused": {
      const { found, expected, effect } = messages.problem(source.problem);
      return (
        <b>
          {words.refused(found, expected, effect)} <CellLink cell={source.cell} />
        </b>
      );
    }
  }
}

interface NumberSettingProps extends RowProps {
  readonly name: PolicyNumber;
  readonly nearest: readonly NearestFlip[] | undefined;
}

function NumberSetting({ name, outcome, words, nearest }: NumberSettingProps) {
  const setting = POLICY_NUMBERS[name];
  const own = name === "passScore" || name === "warnScore" ? gatesWithOwnScores(outcome) : [];
  return (
    <Setting name={setting} value={words.value(name, outcome.policy[name])} outcome={outcome} words={words}>
      {own.length > 0 && <p className="small">{words.ownScores(own)}</p>}
      {nearest === undefined && <p className="small muted">{words.trying}</p>}
      {nearest?.length === 0 && <p className="small">{words.noFlip}</p>}
      {nearest?.map((flip) => (
        <p key={flip.value} className="small">
          {words.nearest(name, flip)}
        </p>
      ))}
      <TryAnother name={name} outcome={outcome} words={words} />
    </Setting>
  );
}

/** Another value, and what it would do: said as soon as the typing pauses. */
function TryAnother({ name, outcome, words }: RowProps & { readonly name: PolicyNumber }) {
  const [typed, setTyped] = useState("");
  const settled = useDeferredValue(typed);
  const { inputs, evaluation } = outcome;
  const id = useId();
  const said = useMemo(() => {
    if (settled.trim() === "") return "";
    const value = numberFromText(settled, inputs.sheets.locale)?.value;
    return value === undefined
      ? words.notANumber
      : words.tried(name, value, tryNumber(inputs, evaluation, name, value));
  }, [settled, inputs, evaluation, name, words]);
  return (
    <div className="try">
      <label htmlFor={id} className="small muted">
        {words.tryLabel}
      </label>
      <input
        id={id}
        className="figure-field"
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        aria-label={words.tryAnother(POLICY_NUMBERS[name])}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      <output htmlFor={id} className="small grow">
        {said}
      </output>
    </div>
  );
}

function WordSetting({ list, setting, outcome, words }: RowProps & (typeof LISTS)[number]) {
  const { policy } = outcome;
  const shown = { passes: policy.wordsThatPass, warns: policy.wordsThatWarn, fails: policy.wordsThatFail }[list];
  const written = new Map(policy.wordsShown.map((word) => [word.toLowerCase(), word]));
  const value = shown.map((word) => written.get(word) ?? word).join(", ");
  return (
    <Setting name={setting} value="" outcome={outcome} words={words}>
      <p>{value === "" ? words.none : value}</p>
      <p className="small">{words.judged(judgedByWords(outcome, list))}</p>
    </Setting>
  );
}

const SHOWN_WORDS = 5;
const NO_WORDS: readonly WordTrial[] = [];

/** Each is tried as if it were on a list. */
function UnknownWords({ outcome, words }: RowProps) {
  const trials = useStepwise(
    useCallback(() => wordTrials(outcome, SHOWN_WORDS), [outcome]),
    NO_WORDS,
  );
  const all = useMemo(() => wordsOnNoList(outcome).length, [outcome]);
  if (trials.length === 0) return null;
  return (
    <section>
      <h3>{words.unknown}</h3>
      <ul className="rows" aria-label={words.unknown}>
        {trials.map(({ word, cells, effects }) => (
          <li key={word} className="setting">
            <p>
              {words.unknownWord(word, cells.length)} <CellLinks cells={cells} shown={2} />
            </p>
            {effects.map(({ meaning, outcome: effect }) => (
              <p key={meaning} className="small">
                {words.wordWould(meaning, effect)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {all > trials.length && <p className="small muted">{words.moreWords(all - trials.length)}</p>}
    </section>
  );
}
