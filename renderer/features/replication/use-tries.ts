import { useRef, useState } from 'react';
import { firstValueFrom } from 'rxjs';
import { useDesk } from '../../data/use-desk.tsx';

export type Outcome =
  /** A try ended: how many reports are still unsent. */
  | { of: 'send'; unsent: number }
  /** Compared with the server: how many reports differed and were made equal. */
  | { of: 'compare'; differing: number };

export interface Tries {
  working: Outcome['of'] | null;
  outcome: Outcome | null;
  error: unknown;
  run(which: Outcome['of']): Promise<void>;
}

/** Sending and comparing by hand, one at a time, each ending in words. */
export function useTries(): Tries {
  const { replication } = useDesk();
  const [working, setWorking] = useState<Tries['working']>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isBusy = useRef(false);

  const run = async (which: Outcome['of']) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setWorking(which);
    setOutcome(null);
    setError(null);
    try {
      if (which === 'send') {
        await replication.sendNow();
        setOutcome({ of: 'send', unsent: (await firstValueFrom(replication.status$)).unsentCases });
      } else {
        setOutcome({ of: 'compare', differing: await replication.compare() });
      }
    } catch (failure) {
      setError(failure);
    } finally {
      isBusy.current = false;
      setWorking(null);
    }
  };
  return { working, outcome, error, run };
}
