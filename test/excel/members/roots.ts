/** The objects a request can start from: the workbook and the library's own services. */

import type { Workbook } from "../model/workbook";
import { defineClass, type HostClass } from "../protocol/hostObject";
import type { Pane } from "../protocol/pane";
import type { Roots } from "../protocol/processQuery";
import { workbookObject } from "./workbook";

/** The library announces itself here when the page has started. */
const addinInternalService: HostClass<null> = defineClass({
  name: "AddinInternalService",
  methods: { NotifyActionHandlerReady: () => undefined },
});

/** Office.addin.showAsTaskpane and hide. */
const appRuntimeService: HostClass<Pane> = defineClass({
  name: "AppRuntimeService",
  methods: {
    GetAppRuntimeState: ({ state }) => state,
    SetAppRuntimeState: (pane, args) => {
      pane.state = args.oneOf(0, ["Inactive", "Background", "Visible"]);
    },
  },
});

export function rootsOf(workbook: Workbook, pane: Pane): Roots {
  return {
    workbook: workbookObject(workbook),
    create: (name) => {
      if (name === "Microsoft.InternalService.AddinInternalService") return addinInternalService(null);
      return name === "Microsoft.AppRuntime.AppRuntimeService" ? appRuntimeService(pane) : undefined;
    },
  };
}
