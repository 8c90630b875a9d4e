import { BehaviorSubject } from 'rxjs';
import type { Desktop } from '../platform/desktop.ts';
import type { ServerTime } from './hub-session.ts';

/** What is known of the last time that the hub answered. */
export interface Contact {
  /** ISO; null before the first contact. */
  lastContact: string | null;
  /** Hub clock minus PC clock, ms; null before they were compared. */
  offsetMs: number | null;
}

/** Remembered in the vault: the lock screen and the hybrid clock need it before anybody signs in. */
export class Contacts {
  readonly #vault: Desktop['vault'];
  readonly #contact$ = new BehaviorSubject<Contact>({ lastContact: null, offsetMs: null });
  readonly contact$ = this.#contact$.asObservable();

  constructor(vault: Desktop['vault']) {
    this.#vault = vault;
  }

  get current(): Contact {
    return this.#contact$.value;
  }

  async load(): Promise<void> {
    const text = await this.#vault.read('contact');
    if (text) this.#contact$.next(JSON.parse(text) as Contact);
  }

  /** The hub answered just now. */
  note(nowMs: number, time?: ServerTime): void {
    const offsetMs = time ? time.serverMs - time.localMs : this.current.offsetMs;
    this.#contact$.next({ lastContact: new Date(nowMs).toISOString(), offsetMs });
  }

  /** Not at every answer: once a session, and at lock. */
  async write(): Promise<void> {
    if (this.current.lastContact !== null) await this.#vault.write('contact', JSON.stringify(this.current));
  }
}
