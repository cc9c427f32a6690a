import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tab,
  TabList,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { PANEL_ID, tabId } from "./panel";

export interface ViewTab {
  readonly name: string;
  readonly title: string;
}

interface ViewTabsProps {
  readonly tabs: readonly ViewTab[];
  readonly chosen: string;
  readonly label: string;
  /** The name of the menu with the views that do not fit. */
  readonly moreLabel: (count: number) => string;
  readonly onChoose: (name: string) => void;
}

/** The views as words: the chosen one always shows, what does not fit is under a menu. */
export default function ViewTabs(props: ViewTabsProps) {
  const { tabs, chosen, label, onChoose } = props;
  return (
    <nav className="tabs" aria-label={label}>
      <Overflow minimumVisible={2} padding={4}>
        <div>
          <TabList
            size="small"
            selectedValue={chosen}
            onTabSelect={(_event, { value }) => {
              onChoose(String(value));
            }}
          >
            {tabs.map(({ name, title }) => (
              <OverflowItem key={name} id={name} priority={name === chosen ? 2 : 1}>
                <Tab value={name} id={tabId(name)} aria-controls={PANEL_ID}>
                  {title}
                </Tab>
              </OverflowItem>
            ))}
          </TabList>
          <HiddenTabs {...props} />
        </div>
      </Overflow>
    </nav>
  );
}

function HiddenTabs({ tabs, moreLabel, onChoose }: ViewTabsProps) {
  const { ref, isOverflowing, overflowCount } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  return (
    <div ref={ref}>
      <Menu inline>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={moreLabel(overflowCount)} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {tabs.map((tab) => (
              <HiddenTab key={tab.name} tab={tab} onChoose={onChoose} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

interface HiddenTabProps {
  readonly tab: ViewTab;
  readonly onChoose: (name: string) => void;
}

function HiddenTab({ tab: { name, title }, onChoose }: HiddenTabProps) {
  const visible = useIsOverflowItemVisible(name);
  return visible ? null : (
    <MenuItem
      onClick={() => {
        onChoose(name);
      }}
    >
      {title}
    </MenuItem>
  );
}
