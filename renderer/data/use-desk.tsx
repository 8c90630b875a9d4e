import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Observable } from 'rxjs';
import type { Desk, DeskSession, ReplicationStatus } from './desk.ts';

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk needs a DeskProvider above it');
  return desk;
}

/** The session of the person signed in; screens below the frame exist only while there is one. */
export function useSession(): DeskSession {
  const { session } = useDesk();
  if (!session) throw new Error('no one is signed in');
  return session;
}

/** The latest value of an observable that is stable between renders; `initial` until it emits. */
export function useObservable<Value>(source$: Observable<Value>, initial: Value): Value {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const subscription = source$.subscribe(setValue);
    return () => subscription.unsubscribe();
  }, [source$]);
  return value;
}

/** Like `useObservable` for a source made from arguments: made anew only when one of them changes. */
export function useObservableOf<Value>(
  make: () => Observable<Value>,
  initial: Value,
  arguments_: readonly unknown[],
): Value {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what the source depends on
  const source$ = useMemo(make, arguments_);
  return useObservable(source$, initial);
}

/** Before the first status arrives. */
export const INITIAL_STATUS: ReplicationStatus = {
  connection: 'waiting',
  unsentCases: 0,
  unsentEntries: 0,
  unsentFiles: 0,
  sent: 0,
  toSend: 0,
  needsMending: 0,
  waitForCleared: 0,
  lastContact: null,
  nextTryAt: null,
  clockSkewMs: null,
  receiving: false,
  received: null,
};
