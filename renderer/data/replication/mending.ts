import { BehaviorSubject, map, type Observable } from 'rxjs';
import { openValue, sealValue } from '#shared/crypto/sealed-value.ts';
import type { Rejection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { KeyRing } from '../keys.ts';
import { placeOf } from '../store/seal.ts';

/** An entry that the hub did not take into its case, and why. */
export interface Rejected extends Rejection {
  kind: string;
}

interface Known extends Rejected {
  /** A further entry has taken its place; the hub will go on rejecting it, and nobody has to know. */
  isMended: boolean;
}

const PLACE = placeOf('vault', 'mending', 'body', '');

/** What has to be mended, kept beside the journal: it outlives an emptied store. */
export class Mending {
  readonly #vault: Desktop['vault'];
  readonly #keys: KeyRing;
  readonly #known$ = new BehaviorSubject<readonly Known[]>([]);
  /** Those that wait for somebody. */
  readonly rejected$: Observable<readonly Rejected[]> = this.#known$.pipe(
    map((known) => known.filter((one) => !one.isMended)),
  );

  #writing: Promise<void> = Promise.resolve();

  constructor(vault: Desktop['vault'], keys: KeyRing) {
    this.#vault = vault;
    this.#keys = keys;
  }

  async load(): Promise<void> {
    const sealed = await this.#vault.read('mending');
    if (sealed) this.#known$.next((await openValue(this.#keys.main, PLACE, sealed)) as Known[]);
  }

  all(): readonly Rejected[] {
    return this.#known$.value.filter((one) => !one.isMended);
  }

  of(entryId: string): Rejected | null {
    return this.all().find((one) => one.entryId === entryId) ?? null;
  }

  /** The hub keeps the entry, though not in its case: there is nothing to send again. */
  isKept(entryId: string): boolean {
    return this.#known$.value.some((one) => one.entryId === entryId && one.kept);
  }

  /** Ids of the entries that the hub keeps apart from their case, by case. */
  kept(): Map<string, Set<string>> {
    const byCase = Map.groupBy(
      this.#known$.value.filter((one) => one.kept),
      (one) => one.id,
    );
    return new Map([...byCase].map(([id, kept]) => [id, new Set(kept.map((one) => one.entryId))]));
  }

  async add(rejected: readonly Rejected[]): Promise<void> {
    if (rejected.length === 0) return;
    const known = new Map(this.#known$.value.map((one) => [one.entryId, one]));
    for (const one of rejected) known.set(one.entryId, { ...one, isMended: known.get(one.entryId)?.isMended ?? false });
    await this.#write([...known.values()]);
  }

  async mend(entryIds: readonly string[]): Promise<void> {
    if (!entryIds.some((id) => this.of(id))) return;
    await this.#write(
      this.#known$.value.map((one) => (entryIds.includes(one.entryId) ? { ...one, isMended: true } : one)),
    );
  }

  /** The hub has taken them after all. */
  async taken(entryIds: readonly string[]): Promise<void> {
    const rest = this.#known$.value.filter((one) => !entryIds.includes(one.entryId));
    if (rest.length < this.#known$.value.length) await this.#write(rest);
  }

  /** Memory first: a save and an answer of the hub may come together, and neither must undo the other. */
  async #write(known: readonly Known[]): Promise<void> {
    this.#known$.next(known);
    const written = this.#writing.then(async () => {
      await this.#vault.write('mending', await sealValue(this.#keys.main, 'main', PLACE, this.#known$.value));
    });
    this.#writing = written.catch(() => {});
    await written;
  }
}
