import { BehaviorSubject } from 'rxjs';
import { openValue, sealValue } from '#shared/crypto/sealed-value.ts';
import type { Rejection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import type { KeyRing } from './keys.ts';
import { placeOf } from './seal.ts';

/** An entry that the hub did not take into its case, and why. */
export interface Rejected extends Rejection {
  kind: string;
}

const PLACE = placeOf('vault', 'mending', 'body', '');

/** What has to be mended, kept beside the journal: it outlives an emptied store. */
export class Mending {
  readonly #vault: Desktop['vault'];
  readonly #keys: KeyRing;
  readonly #rejected$ = new BehaviorSubject<readonly Rejected[]>([]);
  readonly rejected$ = this.#rejected$.asObservable();

  constructor(vault: Desktop['vault'], keys: KeyRing) {
    this.#vault = vault;
    this.#keys = keys;
  }

  async load(): Promise<void> {
    const sealed = await this.#vault.read('mending');
    if (sealed) this.#rejected$.next((await openValue(this.#keys.main, PLACE, sealed)) as Rejected[]);
  }

  all(): readonly Rejected[] {
    return this.#rejected$.value;
  }

  of(entryId: string): Rejected | null {
    return this.all().find((rejected) => rejected.entryId === entryId) ?? null;
  }

  async add(rejected: readonly Rejected[]): Promise<void> {
    const ids = new Set(rejected.map((one) => one.entryId));
    if (ids.size > 0) await this.#write([...this.all().filter((one) => !ids.has(one.entryId)), ...rejected]);
  }

  /** A further entry has taken their place, or the hub has taken them after all. */
  async remove(entryIds: readonly string[]): Promise<void> {
    const rest = this.all().filter((one) => !entryIds.includes(one.entryId));
    if (rest.length < this.all().length) await this.#write(rest);
  }

  async #write(rejected: readonly Rejected[]): Promise<void> {
    await this.#vault.write('mending', await sealValue(this.#keys.main, 'main', PLACE, rejected));
    this.#rejected$.next(rejected);
  }
}
