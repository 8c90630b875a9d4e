import { combineLatest, map, type Observable, startWith } from 'rxjs';
import type { BundleStatus, BundleView, ExportedBundle, ImportedBundle } from '../desk.ts';
import { exportBundle } from './bundle-export.ts';
import { importBundle } from './bundle-import.ts';
import type { BundleWork } from './bundle-parts.ts';

/** Bundles for a USB stick: for an office without any line. One at a time. */
export class LocalBundles implements BundleView {
  readonly #work: BundleWork;
  readonly status$: Observable<BundleStatus>;
  #working: Promise<unknown> = Promise.resolve();

  constructor(work: BundleWork) {
    this.#work = work;
    const { outbox, attachments, book } = work;
    const unsent$ = combineLatest([outbox.changed$.pipe(startWith(undefined)), attachments.unsent$]);
    this.status$ = combineLatest([unsent$, book.book$]).pipe(
      map(([[, files], { made, taken }]) => {
        const open = outbox.all().filter((one) => !one.isClosed);
        const openable = files.filter((row) => attachments.isOpenable(row));
        const last = made.at(-1);
        return {
          cases: new Set([...open, ...openable].map((one) => one.ticket)).size,
          files: openable.length,
          last: last ? { number: last.number, at: last.at } : null,
          answered: taken && { number: taken.number, at: taken.takenAt },
        };
      }),
    );
  }

  export(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<ExportedBundle> {
    return this.#one(() => exportBundle(this.#work, onProgress, signal));
  }

  import(file: Blob): Promise<ImportedBundle> {
    return this.#one(() => importBundle(this.#work, file));
  }

  #one<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#working.then(work, work);
    this.#working = result.catch(() => {});
    return result;
  }
}
