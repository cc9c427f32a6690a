import { useState } from "react";
import { Button } from "@fluentui/react-components";
import type { Finding } from "../../domain/finding";
import type { Exposure } from "../../domain/risks/exposure/exposureInput";
import { risksPaneEn, type RisksPaneWords } from "../../messages/risksPane.en";
import type { RiskRegister } from "../../workflows/riskRegister";
import { act } from "../act";
import { usePane } from "../paneContext";
import type { Shown } from "../paneState";
import { ShowAll } from "../parts/ShowAll";
import { CellLink } from "../parts/CellLink";
import ExceedanceCurve from "../parts/ExceedanceCurve";
import { Findings } from "../parts/Findings";
import { Heading } from "../parts/Heading";
import { moneyText, rankedRisks, unquantifiedRisks, type RankedRisk } from "../riskFacts";

const SHOWN = 8;

/** What the crossing may cost, what makes it up, and what is not in the figures. */
export default function Risks({ shown }: { readonly shown: Shown }) {
  const { session, messages } = usePane();
  const words = risksPaneEn(messages.format);
  const { register, policy } = shown.outcome;
  const money = (value: number): string => moneyText(messages.format.money(value), policy.risks.currency);
  if (register === undefined) {
    return (
      <>
        <Heading>{words.notAssessed}</Heading>
        <p>{words.notAssessedHint}</p>
        <div className="links">
          <Button onClick={act(() => session.makeSheets("risk-sheet"))}>{words.add}</Button>
        </div>
      </>
    );
  }
  const [first] = register.exposures;
  const { quantified, unquantified, closed } = register.risks.counts;
  const readings = register.findings.filter(isReading);
  const others = register.findings.filter((one) => !isReading(one));
  return (
    <>
      <Heading>{first === undefined ? words.noFigures : words.covers(money(first.before.p80))}</Heading>
      {first === undefined && <p>{words.noFiguresHint}</p>}
      <p className="muted small">{words.counts(quantified, unquantified, closed)}</p>
      {register.exposures.map((exposure) => (
        <Figures key={exposure.rho} exposure={exposure} words={words} money={money} />
      ))}
      {first !== undefined && <ExceedanceCurve exposure={first} words={words} money={money} />}
      <Largest ranked={rankedRisks(register)} words={words} money={money} />
      <NotInFigures register={register} words={words} />
      <WithoutRisk register={register} words={words} />
      {others.length > 0 && (
        <section>
          <h3>{words.findings}</h3>
          <Findings findings={others} label={words.findings} />
        </section>
      )}
      {readings.length > 0 && (
        <section>
          <h3>{words.columns}</h3>
          <Findings findings={readings} label={words.columns} />
          <p className="small muted">{words.columnsHint}</p>
        </section>
      )}
    </>
  );
}

/** How the columns were read. */
function isReading({ id }: Finding): boolean {
  return id === "risk-scale-read" || id === "risk-scale-unclear";
}

interface PartProps {
  readonly words: RisksPaneWords;
  readonly money: (value: number) => string;
}

/** P50, P80 and P95 with their errors, and the mean, in both states. */
function Figures({ exposure, words, money }: PartProps & { readonly exposure: Exposure }) {
  const title = words.rho(exposure.rho);
  return (
    <section>
      <h3>{title}</h3>
      <table className="figures num" aria-label={`${words.figures}, ${title}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.mean}</th>
            <td>{money(exposure.before.mean)}</td>
            <td>{money(exposure.after.mean)}</td>
          </tr>
          {(["p50", "p80", "p95"] as const).map((key) => (
            <tr key={key}>
              <th scope="row">{key.toUpperCase()}</th>
              {[exposure.before, exposure.after].map((figures, position) => (
                <td key={position}>
                  {money(figures[key])}{" "}
                  <span className="muted small">{words.give(money(figures.standardErrors[key]))}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Largest({ ranked, words, money }: PartProps & { readonly ranked: readonly RankedRisk[] }) {
  const { messages } = usePane();
  const [all, setAll] = useState(false);
  if (ranked.length === 0) return null;
  const shown = all ? ranked : ranked.slice(0, SHOWN);
  return (
    <section>
      <h3>{words.largest}</h3>
      <ul className="rows" aria-label={words.largest}>
        {shown.map(({ risk, contribution }) => {
          const saved = contribution?.mitigation?.mean ?? 0;
          const facts = [
            ...(risk.rating === undefined ? [] : [risk.rating]),
            ...(contribution === undefined ? [] : [words.partOfP80(money(contribution.toP80))]),
            ...(saved > 0 ? [words.saves(money(saved))] : []),
            ...(risk.link.signalState === "Firing" ? [words.firing] : []),
            ...risk.gaps.map(({ gap }) => messages.risks.gap(gap)),
          ];
          return (
            <li key={risk.row.key} className="logrow">
              <div className="line center">
                <span className="grow">
                  {risk.name.text} <span className="muted">{risk.name.key}</span>
                </span>
                <span className="num">{money(risk.expectedLoss ?? 0)}</span>
              </div>
              <p className="small muted">
                {facts.join(" · ")} <CellLink cell={risk.cell} />
              </p>
            </li>
          );
        })}
      </ul>
      <ShowAll
        shown={shown.length}
        of={ranked.length}
        onShow={() => {
          setAll(true);
        }}
      />
    </section>
  );
}

/** Risks without a probability or a cost interval: named, never 0. */
function NotInFigures({ register, words }: { readonly register: RiskRegister; readonly words: RisksPaneWords }) {
  const risks = unquantifiedRisks(register);
  if (risks.length === 0) return null;
  return (
    <section>
      <h3>{words.notInFigures}</h3>
      <ul className="rows" aria-label={words.notInFigures}>
        {risks.map((risk) => (
          <li key={risk.row.key} className="logrow">
            {risk.name.text} <span className="muted">{risk.name.key}</span>{" "}
            <CellLink cell={risk.probability === undefined ? risk.cells.probability : risk.cells.cost} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What breaks and is nobody's risk yet: a draft is one click away. */
function WithoutRisk({ register, words }: { readonly register: RiskRegister; readonly words: RisksPaneWords }) {
  const { session } = usePane();
  const { withoutRisk } = register.risks;
  if (withoutRisk.length === 0) return null;
  return (
    <section>
      <h3>{words.withoutRisk}</h3>
      <ul className="rows" aria-label={words.withoutRisk}>
        {withoutRisk.map(({ key, text }) => (
          <li key={key} className="logrow">
            {text} <span className="muted">{key}</span>{" "}
            <button
              type="button"
              className="link"
              aria-label={words.draftOf(text)}
              onClick={act(() => session.draftRisk(key))}
            >
              {words.draft}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
