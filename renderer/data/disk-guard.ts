import {
  BehaviorSubject,
  distinctUntilChanged,
  filter,
  firstValueFrom,
  fromEvent,
  map,
  merge,
  type Observable,
} from 'rxjs';
import type { Desktop } from '../platform/desktop.ts';
import { DeskError, type Space } from './desk.ts';

/** Below the first the officer is warned, below the second nothing more is written but what sending needs. */
const LOW_BYTES = 1_000_000_000;
const FULL_BYTES = 300_000_000;

interface Room {
  /** Null when the machine cannot tell: then nothing is held back. */
  freeBytes: number | null;
  space: Space;
}

export const spaceOf = (freeBytes: number | null): Space =>
  freeBytes === null || freeBytes >= LOW_BYTES ? 'enough' : freeBytes >= FULL_BYTES ? 'low' : 'full';

/**
 * Stops writing while there is still room: a disk that is really full breaks databases. It is looked at each minute and
 * at each save, never more often, and what was held back goes on by itself.
 */
export class DiskGuard {
  readonly #app: Desktop['app'];
  readonly #room$ = new BehaviorSubject<Room>({ freeBytes: null, space: 'enough' });
  readonly room$: Observable<Room> = this.#room$;
  readonly space$ = this.#room$.pipe(
    map(({ space }) => space),
    distinctUntilChanged(),
  );
  #looking: Promise<void> | null = null;

  constructor(app: Desktop['app']) {
    this.#app = app;
  }

  get isFull(): boolean {
    return this.#room$.value.space === 'full';
  }

  /** Many callers wait for one look. A machine that cannot tell just now leaves what was known. */
  look(): Promise<void> {
    this.#looking ??= this.#app
      .info()
      .then(({ freeBytes }) => this.#room$.next({ freeBytes, space: spaceOf(freeBytes) }))
      .catch(() => {})
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  /** Throws DeskError `disk-full`. What is known is at most a minute old, so that a save need not wait for a look. */
  async require(): Promise<void> {
    const look = this.look();
    if (!this.isFull) return;
    await look;
    if (this.isFull) throw new DeskError('disk-full', `${this.#room$.value.freeBytes} bytes are free`);
  }

  /** Resolves when there is room, at once if there is some, and when the signal ends the waiting. */
  async room(signal: AbortSignal): Promise<void> {
    if (!this.isFull || signal.aborted) return;
    const room$ = this.space$.pipe(filter((space) => space !== 'full'));
    await firstValueFrom(merge(room$, fromEvent(signal, 'abort')));
  }
}
