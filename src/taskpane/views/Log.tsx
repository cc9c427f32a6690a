import { useState } from "react";
import { Button } from "@fluentui/react-components";
import { chainFindings } from "../../domain/log/logChain";
import type { LogLine } from "../../workflows/readLog";
import { act } from "../act";
import { newestFirst } from "../logFacts";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { Findings } from "../parts/Findings";
import { Heading } from "../parts/Heading";
import { ShowAll } from "../parts/ShowAll";
import { Signer } from "../parts/Signer";
import { VerdictBadge } from "../parts/VerdictBadge";

const SHOWN = 30;

/** What was evaluated, decided and changed, newest first; whether the log is whole; who signs it, by which rules. */
export default function Log({ shown, signer }: { readonly shown: Shown; readonly signer: string | undefined }) {
  const { session, words } = usePane();
  const { outcome } = shown;
  const { log } = outcome;
  const rows = newestFirst(outcome);
  const findings = chainFindings(log.reading.chain);
  return (
    <>
      <Heading>{words.log.title}</Heading>
      <p className="muted">{words.log.state(rows.length, findings.length)}</p>
      {findings.length > 0 && <Findings findings={findings} label={words.log.title} />}
      <p>{words.log.overrides(log.overrides)}</p>
      {!log.written && log.added.length > 0 && <p className="small">{words.log.unwritten(log.added.length)}</p>}
      <div className="links">
        {rows.length > 0 && <Button onClick={act(() => session.goToLog())}>{words.log.open}</Button>}
        <Button onClick={act(() => session.goToPolicy())}>{words.log.policy}</Button>
      </div>
      <section>
        <h3>{words.log.signedAs}</h3>
        <Signer key={signer} signer={signer} />
      </section>
      <section>
        <h3>{words.log.newest}</h3>
        <Rows rows={rows} />
      </section>
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly LogLine[] }) {
  const { words } = usePane();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return <p>{words.log.empty}</p>;
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <>
      <ul className="rows" aria-label={words.log.newest}>
        {shown.map((line, position) => (
          <Row key={position} line={line} />
        ))}
      </ul>
      <ShowAll
        shown={shown.length}
        of={rows.length}
        onShow={() => {
          setAll(true);
        }}
      />
    </>
  );
}

function Row({ line: { record, intact } }: { readonly line: LogLine }) {
  const { words, messages } = usePane();
  const { event, subject, verdict, score, detail, by, evaluatedOn } = record;
  const on = evaluatedOn === undefined ? words.log.noDate : messages.format.date(evaluatedOn);
  return (
    <li className="logrow">
      <div className="line center">
        <span className="grow">
          {subject} <span className="muted">{event ?? words.log.unreadable}</span>
        </span>
        {score !== undefined && event === "Evaluation" && (
          <span className="num small muted">{messages.format.score(score)}</span>
        )}
        {verdict !== undefined && event === "Evaluation" && <VerdictBadge verdict={verdict} />}
      </div>
      <p className="small muted">
        {words.log.signature(on, by)}
        {!intact && <b> {words.log.altered}</b>}
      </p>
      {detail !== "" && <p className="small">{detail}</p>}
    </li>
  );
}
