import { BehaviorSubject } from 'rxjs';
import { BundleFault } from '#shared/bundle/bundle-fault.ts';
import type { BoxKey } from '#shared/crypto/sealed-box.ts';
import { dataKeyIdOf, openValue, sealValue } from '#shared/crypto/sealed-value.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { KeyRing } from '../keys.ts';
import { placeOf } from '../store/seal.ts';

/** A bundle that was made on this PC. */
export interface MadeBundle {
  number: number;
  /** ISO, by this PC's clock. */
  at: string;
  staff: string;
  seal: string;
  /** Opens the answer: sealed by the secret key when its maker may open secret cases, so that no one else does. */
  answerKey: string;
  cases: number;
  files: number;
}

export interface BundleBook {
  /** Oldest first. */
  made: readonly MadeBundle[];
  /** The newest answer that was taken in: whose, when the hub made it, when it came. */
  taken: { number: number; at: string; takenAt: string } | null;
  /** Cases of which the hub was found to lack entries that others wrote. */
  owed: readonly { collection: CaseCollection; id: string }[];
}

const EMPTY: BundleBook = { made: [], taken: null, owed: [] };
/** Sticks that may be on their way at once. */
const KEPT = 20;
const RECORD = 'bundles';
const PLACE = placeOf('vault', RECORD, 'body', '');
const keyPlace = (number: number): string => placeOf('vault', RECORD, 'answer-key', String(number));

/** What this PC knows of its bundles, kept beside the journal: answers come back after weeks. */
export class BookOfBundles {
  readonly #vault: Desktop['vault'];
  readonly #keys: KeyRing;
  readonly book$ = new BehaviorSubject<BundleBook>(EMPTY);

  constructor(vault: Desktop['vault'], keys: KeyRing) {
    this.#vault = vault;
    this.#keys = keys;
  }

  get current(): BundleBook {
    return this.book$.value;
  }

  async load(): Promise<void> {
    const sealed = await this.#vault.read(RECORD);
    if (sealed) this.book$.next({ ...EMPTY, ...((await openValue(this.#keys.main, PLACE, sealed)) as BundleBook) });
  }

  get nextNumber(): number {
    return (this.current.made.at(-1)?.number ?? 0) + 1;
  }

  async add(bundle: Omit<MadeBundle, 'answerKey'>, answerKey: BoxKey): Promise<void> {
    const keyId = this.#keys.secret ? 'secret' : 'main';
    const key = this.#keys.secret ?? this.#keys.main;
    const sealed = await sealValue(key, keyId, keyPlace(bundle.number), answerKey);
    const made = [...this.current.made, { ...bundle, answerKey: sealed }].slice(-KEPT);
    await this.#write({ ...this.current, made });
  }

  async answerKeyOf({ number, answerKey }: MadeBundle): Promise<BoxKey> {
    const keyId = dataKeyIdOf(answerKey);
    const key = keyId && this.#keys[keyId];
    if (!key) throw new BundleFault('bundle-other-person', 'its maker may open secret cases');
    return (await openValue(key, keyPlace(number), answerKey)) as BoxKey;
  }

  /** Later answers only: keys of older bundles are of no use any more. */
  async take(taken: NonNullable<BundleBook['taken']>, owed: BundleBook['owed']): Promise<void> {
    const made = this.current.made.filter(({ number }) => number >= taken.number);
    await this.#write({ made, taken, owed });
  }

  async #write(book: BundleBook): Promise<void> {
    await this.#vault.write(RECORD, await sealValue(this.#keys.main, 'main', PLACE, book));
    this.book$.next(book);
  }
}
