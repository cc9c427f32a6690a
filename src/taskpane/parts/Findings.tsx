import { useState } from "react";
import type { Finding } from "../../domain/finding";
import { invariantsTable } from "../../domain/invariants/invariants.table";
import { act } from "../act";
import { usePane } from "../paneContext";
import { CellLinks } from "./CellLink";
import { ShowAll } from "./ShowAll";
import { SeverityIcon } from "./SeverityIcon";

const SHOWN = 6;

/** Findings with their severity as a word, a sentence and the cells that they rest on. */
export function Findings({ findings, label }: { readonly findings: readonly Finding[]; readonly label: string }) {
  const { session, words, messages } = usePane();
  const [all, setAll] = useState(false);
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <>
      <ul className="findings" aria-label={label}>
        {shown.map((finding, position) => (
          <li key={position}>
            <SeverityIcon severity={finding.severity} />
            <span>
              <b>{words.gate.severity[finding.severity]}</b> {messages.finding(finding)}.
              <CellLinks cells={finding.cells} />
              {lacksInvariants(finding) && (
                <>
                  {" "}
                  <button type="button" className="link" onClick={act(() => session.makeSheets("invariant-sheets"))}>
                    {words.more.invariants}
                  </button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ShowAll
        shown={shown.length}
        of={findings.length}
        onShow={() => {
          setAll(true);
        }}
      />
    </>
  );
}

/** Of what is not assessed, this is what the add-in can make tables for. */
function lacksInvariants(finding: Finding): boolean {
  return finding.id === "checklist-alone" && finding.facts.missing.includes(invariantsTable.name);
}
