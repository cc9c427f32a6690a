/** The objects a request can start from: the workbook and the library's own service. */

import type { Workbook } from "../model/workbook";
import { defineClass, type HostClass } from "../protocol/hostObject";
import type { Roots } from "../protocol/processQuery";
import { workbookObject } from "./workbook";

/** The library announces itself here when the page has started. */
const addinInternalService: HostClass<null> = defineClass({
  name: "AddinInternalService",
  methods: { NotifyActionHandlerReady: () => undefined },
});

export function rootsOf(workbook: Workbook): Roots {
  return {
    workbook: workbookObject(workbook),
    create: (name) =>
      name === "Microsoft.InternalService.AddinInternalService" ? addinInternalService(null) : undefined,
  };
}
