import { BehaviorSubject } from 'rxjs';
import { Value } from 'typebox/value';
import { mayWrite } from '#shared/access/permission.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import { EntryTooLarge } from '#shared/complaint/entry-bytes.ts';
import { ENTRY_DATA } from '#shared/complaint/entry-data.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import type { JournalLine } from '#shared/journal/journal-schema.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { ReissueStatus } from '../desk.ts';
import type { Directory } from '../directory-view.ts';
import type { HubSession } from '../replication/hub-session.ts';
import type { Sender } from '../replication/sender.ts';
import type { Saver } from '../save.ts';
import { KeyMissing, openLine } from '../store/seal.ts';
import { type BringParts, FormerStore } from './bring-over.ts';
import {
  type FormerWorkstation,
  heldByHub,
  type Issued,
  issuedAnew,
  type Leftover,
  type Leftovers,
  leftoversOf,
  renamed,
  textsIn,
} from './former.ts';
import { readProgress } from './reissue-progress.ts';

export interface ReissueParts extends BringParts {
  /** Oldest first. */
  former: readonly FormerWorkstation[];
  workstation: string;
  person(): Staff;
  directory: Directory;
  session: HubSession;
  sender: Sender;
  saver: Saver;
}

interface Step extends Leftover {
  entry: Entry;
}

interface Plan {
  steps: Step[];
  waiting: ReissueStatus['waiting'];
  /** Files that entries name which the hub lacks. */
  files: Set<string>;
}

/**
 * Brings to the hub what a former workstation of this PC had not sent. Entries that its chain still has room for are
 * sent as they are: another copy of the disk may send them too. The others are issued anew under this workstation, each
 * by its author, in the order in which they were written; the line of the new journal names the former entry, and so
 * no entry is issued twice, whenever the app ends.
 */
export class Reissue {
  readonly #parts: ReissueParts;
  readonly #status$ = new BehaviorSubject<ReissueStatus | null>(null);
  readonly status$ = this.#status$.asObservable();

  constructor(parts: ReissueParts) {
    this.#parts = parts;
    const [first] = parts.former;
    if (first) this.#show(first, { done: 0, total: 0, waiting: [] });
  }

  /** One pass over all that is left; to be repeated when the line fails. Throws DeskError. */
  async run(): Promise<void> {
    const { former, workstation } = this.#parts;
    const chain = [...former.map(({ enrolment }) => enrolment.workstation), workstation];
    const issued = await this.#issued(chain.slice(1));
    const names = new Map([...issued].map(([of, { id }]) => [of, id]));
    let isSettled = true;
    for (const one of former) {
      const { enrolment } = one;
      const progress = await readProgress(this.#parts.records);
      if (progress.settled.includes(enrolment.workstation)) continue;
      const held = await heldByHub(this.#parts.session, enrolment.workstation);
      const leftovers = (stored: readonly JournalLine[]) =>
        leftoversOf(this.#parts.desktop.journal, enrolment.workstation, held, issued, stored);
      isSettled = (await this.#settle(one, leftovers, names)) && isSettled;
    }
    if (isSettled) this.#status$.next(null);
  }

  async #issued(workstations: readonly string[]): Promise<Map<string, Issued>> {
    const { records, desktop } = this.#parts;
    const progress = await readProgress(records);
    const found = await issuedAnew(desktop.journal, workstations);
    const issued = { ...progress.issued, ...Object.fromEntries(found) };
    await records.write('reissue', JSON.stringify({ ...progress, issued }));
    return new Map(Object.entries(issued));
  }

  #show({ enrolment, keys }: FormerWorkstation, status: Pick<ReissueStatus, 'done' | 'total' | 'waiting'>): void {
    this.#status$.next({ ...status, former: enrolment.workstation, isLocked: keys === null });
  }

  /** True when nothing of it is left. */
  async #settle(
    { enrolment, keys }: FormerWorkstation,
    leftovers: (stored: readonly JournalLine[]) => Promise<Leftovers>,
    names: Map<string, string>,
  ): Promise<boolean> {
    const former = enrolment.workstation;
    if (!keys) {
      const { lines } = await leftovers([]);
      this.#show({ enrolment, keys }, { done: 0, total: lines.length, waiting: [] });
      return false;
    }
    const store = await FormerStore.open(this.#parts, enrolment, keys);
    try {
      const left = await leftovers(await store.ownLines());
      for (const [ticket, now] of left.moved) names.set(ticket, now);
      const plan = await this.#plan(enrolment, left.lines, async ({ line }) => openLine(keys, line));
      const { steps, waiting } = plan;
      const show = (done: number) => this.#show({ enrolment, keys }, { done, total: steps.length, waiting });
      show(0);
      await this.#send(
        store,
        steps.filter((step) => !step.isForked),
      );
      const forked = steps.filter((step) => step.isForked);
      for (const [index, step] of forked.entries()) {
        await this.#issue(store, step, left.moved, names);
        show(steps.length - forked.length + index + 1);
      }
      await this.#bring(former, store, plan.files);
      if (waiting.length === 0) await this.#note('settled', former);
      return waiting.length === 0;
    } finally {
      await store.close();
    }
  }

  /** What this person may do of it. An entry waits with all that was written knowing it. */
  async #plan(
    { unit }: FormerWorkstation['enrolment'],
    left: readonly Leftover[],
    open: (one: Leftover) => Promise<Entry>,
  ): Promise<Plan> {
    const steps: Step[] = [];
    const waits = new Map<string, string | null>();
    const amounts = new Map<string | null, number>();
    const files = new Set<string>();
    for (const one of left) {
      const { line, isForked } = one;
      const entry = await open(one).catch((error: unknown) => {
        if (error instanceof KeyMissing) return null;
        throw error;
      });
      if (entry?.kind === 'attached' && typeof entry.data?.file === 'string') files.add(entry.data.file);
      const needed = entry && isForked ? [line.ticket, ...entry.parents, ...textsIn(entry.data)] : [];
      const awaited = needed.find((name) => waits.has(name));
      const signer = entry && isForked ? this.#signerOf(entry, line.collection, unit.id) : null;
      if (entry && awaited === undefined && (!isForked || signer === this.#parts.staff)) {
        steps.push({ ...one, entry });
        continue;
      }
      const staff = awaited === undefined ? signer : (waits.get(awaited) ?? null);
      waits.set(line.id, staff);
      if (line.serial && isForked) waits.set(line.ticket, staff);
      amounts.set(staff, (amounts.get(staff) ?? 0) + 1);
    }
    return { steps, waiting: [...amounts].map(([staff, entries]) => ({ staff, entries })), files };
  }

  /** Its author; whoever may write it when the author cannot sign it here any more; null when that is not this person. */
  #signerOf({ by, kind }: Entry, collection: CaseCollection, unit: string): string | null {
    const { person, directory } = this.#parts;
    const me = person();
    if (by === me.id) return by;
    const author = directory.staff(by);
    const isHere = author?.active && author.unit === unit;
    if (isHere && (collection === 'complaints' || author.cleared)) return by;
    return mayWrite(me.roles, kind) ? me.id : null;
  }

  async #send(files: FormerStore, steps: readonly Step[]): Promise<void> {
    const { store, sender } = this.#parts;
    for (const [collection, ofCollection] of Map.groupBy(steps, ({ line }) => line.collection)) {
      const parcels = [];
      for (const [id, ofCase] of Map.groupBy(ofCollection, ({ entry }) => entry.ticket)) {
        const entries = ofCase.map(({ entry }) => entry);
        await store.add(store.get(id)?.collection ?? collection, id, entries);
        for (const { kind, data } of entries) {
          if (kind === 'attached' && Value.Check(ENTRY_DATA.attached, data)) await files.takeFile(collection, id, data);
        }
        parcels.push({ id, entries, held: entries });
      }
      for (const { id, entries } of await sender.refill(collection, parcels)) {
        await store.receive(collection, id, entries);
      }
    }
  }

  async #issue(
    files: FormerStore,
    { entry, line }: Step,
    moved: Map<string, string>,
    names: Map<string, string>,
  ): Promise<void> {
    const { saver, store, staff, workstation } = this.#parts;
    const ticket = line.serial ? null : (moved.get(entry.ticket) ?? entry.ticket);
    const collection = (ticket === null ? null : store.get(ticket)?.collection) ?? line.collection;
    if (entry.kind === 'attached' && Value.Check(ENTRY_DATA.attached, entry.data) && ticket) {
      // The hub may know the former name by what another copy of the disk has sent.
      const file = `${entry.data.file}-${workstation.toLowerCase()}`.slice(0, 64);
      await files.takeFile(collection, ticket, entry.data, file);
      names.set(entry.data.file, file);
    }
    const data = renamed(entry.data ?? {}, names);
    const origin = {
      reissues: entry.id,
      ...(entry.by !== staff && { writtenBy: entry.by }),
      ...(ticket === null && { formerTicket: entry.ticket }),
    };
    const into = { ticket, collection, parents: renamed(entry.parents, names).sort() };
    const issued = await saver
      .reissue(entry, { ...into, data: { ...data, ...origin } })
      // Full to the last byte: what it says counts, not where it comes from.
      .catch((error: unknown) => {
        if (error instanceof EntryTooLarge) return saver.reissue(entry, { ...into, data });
        throw error;
      });
    names.set(entry.id, issued.id);
    if (ticket !== null) return;
    moved.set(entry.ticket, issued.ticket);
    names.set(entry.ticket, issued.ticket);
  }

  async #bring(former: string, store: FormerStore, files: ReadonlySet<string>): Promise<void> {
    const { brought } = await readProgress(this.#parts.records);
    const once = async (what: string, work: () => Promise<void>) => {
      const name = `${former}|${what}`;
      if (brought.includes(name)) return;
      await work();
      await this.#note('brought', name);
    };
    await once(`drafts|${this.#parts.staff}`, () => store.takeDrafts());
    await once('mending', () => store.takeMending());
    await once(`files|${this.#parts.staff}`, () => store.takeUnsentFiles(files));
  }

  async #note(list: 'settled' | 'brought', name: string): Promise<void> {
    const { records } = this.#parts;
    const progress = await readProgress(records);
    await records.write('reissue', JSON.stringify({ ...progress, [list]: [...progress[list], name] }));
  }
}
