import { useEffect, useState } from 'react';
import type { CaseRow } from '../desk.ts';
import { useDesk } from '../use-desk.tsx';

export interface Found {
  /** What was asked for. */
  text: string;
  rows: readonly CaseRow[];
}

const NOTHING: Found = { text: '', rows: [] };

/** The latest answer of a search as one types; each key takes the place of the one before. Asked again for each `since`. */
export function useSearch(text: string, limit?: number, since?: unknown): Found {
  const { cases } = useDesk();
  const [found, setFound] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what makes the answer old
  useEffect(() => {
    if (text.trim() === '') return setFound(NOTHING);
    const control = new AbortController();
    const { signal } = control;
    const options = limit === undefined ? { signal } : { signal, limit };
    cases.search(text, options).then(
      (rows) => !signal.aborted && setFound({ text, rows }),
      (error: unknown) => !signal.aborted && reportError(error),
    );
    return () => control.abort();
  }, [cases, text, limit, since]);
  return found;
}
