import { useMemo } from "react";
import { Button } from "@fluentui/react-components";
import type { UnitList } from "../../domain/waves/unitList";
import { unitsTable } from "../../domain/waves/units.table";
import { wavesPaneEn } from "../../messages/wavesPane.en";
import { rangeAddress } from "../../tabular/range/rangeAddress";
import { columnEntries } from "../../tabular/table";
import { act } from "../act";
import { usePane } from "../paneContext";
import { CellLink } from "./CellLink";
import { SomeRows } from "./SomeRows";

const LISTS_SHOWN = 6;

/** Lists of the user's own from which Units can be made: where they are, and which column would be which. */
export function UnitLists({ lists }: { readonly lists: readonly UnitList[] | undefined }) {
  const { session, messages } = usePane();
  const words = useMemo(() => wavesPaneEn(messages.format).lists, [messages]);
  if (lists === undefined) return <Button onClick={act(() => session.findUnitLists())}>{words.find}</Button>;
  if (lists.length === 0) return <p>{words.none}</p>;
  return (
    <section>
      <h3>{words.found}</h3>
      <p className="small muted">{words.hint}</p>
      <SomeRows
        items={lists}
        label={words.found}
        first={LISTS_SHOWN}
        row={(list) => <FoundList key={rangeAddress(list.range)} list={list} />}
      />
    </section>
  );
}

function FoundList({ list }: { readonly list: UnitList }) {
  const { session, messages } = usePane();
  const words = useMemo(() => wavesPaneEn(messages.format).lists, [messages]);
  const { sheet, headerRow, firstColumn, headers, body } = list.range;
  const taken = columnEntries(unitsTable).flatMap(([key, { header }]) => {
    const position = list.columns.get(key);
    return position === undefined ? [] : [words.column(header, headers[position] ?? "")];
  });
  const wave = list.wave === undefined ? [] : [words.column("Wave", headers[list.wave] ?? "")];
  return (
    <li className="logrow">
      <div className="line center">
        <span className="grow">
          <CellLink cell={{ sheet: sheet.name, row: headerRow, column: firstColumn }} />
        </span>
        <span className="small muted">{words.rows(body.length)}</span>
      </div>
      <p className="small">{[...taken, ...wave].join(", ")}</p>
      {list.unused.length > 0 && <p className="small muted">{words.unused(list.unused)}</p>}
      <Button onClick={act(() => session.takeUnitList(list))}>{words.take}</Button>
    </li>
  );
}
