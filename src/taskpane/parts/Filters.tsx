import { ToggleButton } from "@fluentui/react-components";

interface FiltersProps<T extends string> {
  readonly label: string;
  readonly filters: readonly T[];
  readonly chosen: T;
  readonly textOf: (filter: T) => string;
  readonly onChoose: (filter: T) => void;
}

/** What a list shows, one of several. */
export function Filters<T extends string>({ label, filters, chosen, textOf, onChoose }: FiltersProps<T>) {
  return (
    <div className="filters" role="group" aria-label={label}>
      {filters.map((filter) => (
        <ToggleButton
          key={filter}
          size="small"
          checked={filter === chosen}
          onClick={() => {
            onChoose(filter);
          }}
        >
          {textOf(filter)}
        </ToggleButton>
      ))}
    </div>
  );
}
