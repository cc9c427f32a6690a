import { CompoundButton } from "@fluentui/react-components";
import { BeakerRegular } from "@fluentui/react-icons/svg/beaker";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { ShieldTaskRegular } from "@fluentui/react-icons/svg/shield-task";
import { TableAddRegular } from "@fluentui/react-icons/svg/table-add";
import { TaskListLtrRegular as TaskListRegular } from "@fluentui/react-icons/svg/task-list-ltr";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { FIRST_TABLES } from "../../domain/tables";
import { act } from "../act";
import { usePane } from "../paneContext";
import { TITLE_ID } from "../parts/Heading";

const ICONS = [ShieldTaskRegular, TargetArrowRegular, LockClosedRegular];
const SHEETS = FIRST_TABLES.map(({ name }) => name);

/** What a planner sees in a workbook that has none of our tables. */
export default function FirstRun() {
  const { session, words } = usePane();
  const { firstRun } = words;
  return (
    <div className="first">
      <h1 id={TITLE_ID}>{firstRun.title}</h1>
      <ul className="points">
        {ICONS.map((Icon, position) => (
          <li key={position}>
            <Icon fontSize={24} aria-hidden />
            <span>{firstRun.points[position]}</span>
          </li>
        ))}
      </ul>
      <div className="choices">
        <CompoundButton
          appearance="primary"
          icon={<TableAddRegular />}
          secondaryContent={firstRun.createHint(SHEETS.length)}
          onClick={act(() => session.makeSheets("create-sheets"))}
        >
          {firstRun.create}
        </CompoundButton>
        <CompoundButton
          icon={<BeakerRegular />}
          secondaryContent={firstRun.sampleHint}
          onClick={act(() => session.openSample())}
        >
          {firstRun.sample}
        </CompoundButton>
        <CompoundButton
          icon={<TaskListRegular />}
          secondaryContent={firstRun.ownHint}
          onClick={act(() => session.findChecklists())}
        >
          {firstRun.own}
        </CompoundButton>
      </div>
      <p className="small muted">{firstRun.sheets(SHEETS)}</p>
      <p>
        <button
          type="button"
          className="link plain"
          onClick={() => {
            session.tell({ type: "looked-around" });
          }}
        >
          {firstRun.lookAround}
        </button>
      </p>
    </div>
  );
}
