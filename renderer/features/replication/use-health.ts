import { useEffect, useState } from 'react';
import { catchError, distinctUntilChanged, from, map, of, switchMap } from 'rxjs';
import type { MachineHealth } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';

/** State of this PC, read anew whenever something was written or sent; null when it cannot be read. */
export function useHealth(): MachineHealth | null {
  const { replication } = useDesk();
  const [health, setHealth] = useState<MachineHealth | null>(null);
  useEffect(() => {
    const health$ = replication.status$.pipe(
      map((status) => status.unsentEntries),
      distinctUntilChanged(),
      switchMap(() => from(replication.health()).pipe(catchError(() => of(null)))),
    );
    const subscription = health$.subscribe(setHealth);
    return () => subscription.unsubscribe();
  }, [replication]);
  return health;
}
