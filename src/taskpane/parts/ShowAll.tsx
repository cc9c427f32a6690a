import { usePane } from "../paneContext";

interface ShowAllProps {
  /** How many stand there. */
  readonly shown: number;
  readonly of: number;
  readonly onShow: () => void;
}

/** Below the first rows of a list that is longer: the rest, once it is asked for. */
export function ShowAll({ shown, of, onShow }: ShowAllProps) {
  const { words } = usePane();
  if (shown >= of) return null;
  return (
    <button type="button" className="link" onClick={onShow}>
      {words.showAll(of)}
    </button>
  );
}
