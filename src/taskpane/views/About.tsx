import product from "../../../package.json";
import { splitProblems } from "../gateFacts";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { BackBar } from "../parts/BackBar";

/** What was read, by which rules, and which version said so. */
export default function About({ shown }: { readonly shown: Shown }) {
  const { words, messages } = usePane();
  const { about } = words;
  const { number, date, percent } = messages.format;
  const { outcome } = shown;
  const { policy, written } = outcome;
  const read: readonly (readonly [string, string])[] = [
    [about.statusDate, date(outcome.evaluation.asOf)],
    [about.rowsUsed, number(outcome.rows)],
    [about.toFix, number(splitProblems(outcome.problems).toFix.length)],
    [about.written, number(written.cells)],
    [about.sheets, written.sheets.length === 0 ? about.none : written.sheets.join(", ")],
  ];
  const rules: readonly (readonly [string, string])[] = [
    [about.passScore, number(policy.passScore)],
    [about.warnScore, number(policy.warnScore)],
    [about.evidenceAge, about.days(policy.evidenceAgeDays)],
    [about.missingLimit, percent(policy.missingLimitPercent)],
  ];
  return (
    <>
      <BackBar title={about.title} back={words.back} />
      <p>{about.product}</p>
      <p className="muted">{about.privacy}</p>
      <section>
        <h3>{about.read}</h3>
        <Facts facts={read} />
      </section>
      <section>
        <h3>{about.rules}</h3>
        <Facts facts={rules} />
        <p className="small muted">{about.rulesFrom}</p>
      </section>
      <section>
        <h3>
          {about.version} {product.version}
        </h3>
        <a className="link plain" href="THIRD-PARTY-NOTICES.txt" target="_blank" rel="noreferrer">
          {about.notices}
        </a>
      </section>
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
