/** Properties of the client that are one field of the cells' style. */

import { changeStyle, sharedStyle } from "../model/formatCells";
import { requireUnprotected } from "../model/permissions";
import type { Style } from "../model/style";
import type { Scalar } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";

/** Makes the property of the client for a field of a style, of cells or of a named style. */
export type StyleScalars<T> = <K extends keyof Style>(key: K, read: (value: unknown) => Style[K]) => Scalar<T>;

/** A property that is one field of a cell's style; null when the cells differ. */
export function styleScalar<K extends keyof Style>(key: K, read: (value: unknown) => Style[K]): Scalar<RangeTarget> {
  return {
    get: (target) => {
      const { sheet, area } = target.place();
      return sharedStyle(sheet, area, (style) => style[key]);
    },
    set: (target, value) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet, "allowFormatCells");
      changeStyle(sheet, area, { [key]: read(value) });
    },
  };
}
