import { BehaviorSubject } from 'rxjs';
import type { Desktop } from '../../platform/desktop.ts';
import type { ServerTime } from './hub-session.ts';

/** What is known of the last time that the hub answered. */
export interface Contact {
  /** ISO; null before the first contact. */
  lastContact: string | null;
  /** Hub clock minus PC clock, ms; null before they were compared. */
  offsetMs: number | null;
  /** People whose next sign-in has to go through the hub: it does not know their key, or they are to get others. */
  renew: readonly string[];
  /** The workstation whose numbers are in use elsewhere as well (chain-check.ts): it saves and sends nothing any more. */
  forked: string | null;
}

const NONE: Contact = { lastContact: null, offsetMs: null, renew: [], forked: null };

/** Remembered in the vault: the lock screen and the hybrid clock need it before anybody signs in. */
export class Contacts {
  readonly #vault: Desktop['vault'];
  readonly #contact$ = new BehaviorSubject(NONE);
  readonly contact$ = this.#contact$.asObservable();

  constructor(vault: Desktop['vault']) {
    this.#vault = vault;
  }

  get current(): Contact {
    return this.#contact$.value;
  }

  async load(): Promise<void> {
    const text = await this.#vault.read('contact');
    if (text) this.#contact$.next({ ...NONE, ...(JSON.parse(text) as Partial<Contact>) });
  }

  /** The hub answered just now. */
  note(nowMs: number, time: ServerTime | null = null): void {
    const offsetMs = time ? time.serverMs - time.localMs : this.current.offsetMs;
    this.#contact$.next({ ...this.current, lastContact: new Date(nowMs).toISOString(), offsetMs });
  }

  renew(staff: string, isDue: boolean): void {
    const others = this.current.renew.filter((one) => one !== staff);
    this.#contact$.next({ ...this.current, renew: isDue ? [...others, staff] : others });
  }

  fork(workstation: string): void {
    this.#contact$.next({ ...this.current, forked: workstation });
  }

  /** Not at every answer: once a session, and at lock. */
  async write(): Promise<void> {
    await this.#vault.write('contact', JSON.stringify(this.current));
  }
}
