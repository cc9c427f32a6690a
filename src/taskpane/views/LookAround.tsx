import { Button } from "@fluentui/react-components";
import { act } from "../act";
import { usePane } from "../paneContext";
import { Heading } from "../parts/Heading";

/** The Gates view of a workbook without our tables. */
export default function LookAround() {
  const { session, words } = usePane();
  return (
    <>
      <Heading>{words.gates.title}</Heading>
      <div className="empty">
        <p>{words.gates.noTables}</p>
        <Button onClick={act(() => session.makeSheets("create-sheets"))}>{words.firstRun.create}</Button>
        <Button onClick={act(() => session.findChecklists())}>{words.firstRun.own}</Button>
      </div>
    </>
  );
}
