import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { act } from "../act";
import { usePane } from "../paneContext";
import { useEvaluation } from "../useEvaluation";

/** What is seldom done. Inline: a menu outside the pane would be outside its landmark. */
export default function MoreMenu() {
  const { session, words } = usePane();
  const { restorable, places } = useEvaluation(session);
  return (
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={words.moreActions}
          title={words.moreActions}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem className="narrow" onClick={act(() => session.goToReport())}>
            {words.reports[places[0].name]}
          </MenuItem>
          <MenuItem
            onClick={() => {
              session.tell({ type: "opened", place: { name: "search", query: "" } });
            }}
          >
            {words.more.search}
          </MenuItem>
          <MenuItem onClick={act(() => session.evaluate("look"))}>{words.more.check}</MenuItem>
          <MenuItem onClick={act(() => session.findChecklists())}>{words.more.checklist}</MenuItem>
          <MenuItem onClick={act(() => session.addMoreColumns())}>{words.more.columns}</MenuItem>
          <MenuItem onClick={act(() => session.makeSheets("invariant-sheets"))}>{words.more.invariants}</MenuItem>
          <MenuItem onClick={act(() => session.makeSheets("audit-sheets"))}>{words.more.audit}</MenuItem>
          {restorable && <MenuItem onClick={act(() => session.restore())}>{words.restore.item}</MenuItem>}
          <MenuItem
            onClick={() => {
              session.tell({ type: "opened", place: { name: "settings" } });
            }}
          >
            {words.more.settings}
          </MenuItem>
          <MenuItem
            onClick={() => {
              session.tell({ type: "opened", place: { name: "about" } });
            }}
          >
            {words.more.about}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
