import { useState } from "react";
import { createRoot } from "react-dom/client";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { PANEL_ID, tabId } from "../../src/taskpane/parts/panel";
import ViewTabs from "../../src/taskpane/parts/ViewTabs";
import "../../src/taskpane/pane.css";

/** The navigation as it is once every view exists: the pane shows it from its second view on. */
const NAMES = ["home", "gates", "audit", "waves", "risks", "landing", "log"];
const TABS = NAMES.map((name) => ({ name, title: `${name.charAt(0).toUpperCase()}${name.slice(1)}` }));

function TabsPage() {
  const [chosen, choose] = useState("gates");
  return (
    <FluentProvider theme={webLightTheme}>
      <div className="pane light">
        <h1 className="sr">Navigation</h1>
        <ViewTabs
          tabs={TABS}
          chosen={chosen}
          label="Views"
          moreLabel={(count) => `${count} more views`}
          onChoose={choose}
        />
        <div id={PANEL_ID} role="tabpanel" aria-labelledby={tabId(chosen)} className="body" tabIndex={0}>
          {chosen}
        </div>
      </div>
    </FluentProvider>
  );
}

const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<TabsPage />);
