/** Runtime: the add-in's own switch for events. */

import { asFlag } from "../protocol/arguments";
import { defineClass, type HostClass } from "../protocol/hostObject";

export const runtime: HostClass<null> = defineClass({
  name: "Runtime",
  scalars: {
    EnableEvents: {
      get: (_target, { events }) => events.enabled,
      set: (_target, value, { events }) => {
        events.enabled = asFlag(value);
      },
    },
  },
});
