import type { JournalLine } from '#shared/journal/journal-schema.ts';
import { ChainAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../../platform/desktop.ts';
import type { Enrolment } from '../enrolment.ts';
import type { KeyRing } from '../keys.ts';
import type { HubSession } from '../replication/hub-session.ts';
import { linesOf } from '../store/journal-pages.ts';

/** What this PC was before it was enrolled anew. */
export interface FormerWorkstation {
  enrolment: Enrolment;
  /** Of the person signed in; null when they could not be opened. */
  keys: KeyRing | null;
}

/** A line of a former journal that the hub does not hold. */
export interface Leftover {
  line: JournalLine;
  /** Its number is another entry's, or follows one that is: it can only be issued anew. */
  isForked: boolean;
}

export interface Leftovers {
  lines: Leftover[];
  /** Former ticket numbers whose case has been issued anew, with the number that it got. */
  moved: Map<string, string>;
}

export interface Issued {
  id: string;
  ticket: string;
}

interface Link {
  hash: string;
  prev: string;
}

/** The hub's entries of a workstation, by number. */
export async function heldByHub(session: HubSession, workstation: string): Promise<Map<number, Link>> {
  const held = new Map<number, Link>();
  for (let from = 1; ; ) {
    const { entries, more } = await session.call(`/chains/${workstation}?from=${from}`, { answer: ChainAnswer });
    for (const [n, hash, prev] of entries) held.set(n, { hash, prev });
    const last = entries.at(-1);
    if (!more || !last) return held;
    from = last[0] + 1;
  }
}

/** What entries of former workstations were issued anew as, by the journals of those that came after. */
export async function issuedAnew(
  journal: Desktop['journal'],
  workstations: readonly string[],
): Promise<Map<string, Issued>> {
  const issued = new Map<string, Issued>();
  for (const workstation of workstations) {
    for await (const { former, id, ticket } of linesOfFormer(journal, workstation)) {
      if (former !== undefined) issued.set(former, { id, ticket });
    }
  }
  return issued;
}

/**
 * What the hub lacks of a former journal, oldest first. Entries before the fork can still be sent as they are. `stored`:
 * entries of the store, ascending, for those that the journal has lost.
 */
export async function leftoversOf(
  journal: Desktop['journal'],
  workstation: string,
  held: ReadonlyMap<number, Link>,
  issued: ReadonlyMap<string, Issued>,
  stored: readonly JournalLine[],
): Promise<Leftovers> {
  const lines: Leftover[] = [];
  const moved = new Map<string, string>();
  let isForked = false;
  for await (const line of withStored(linesOfFormer(journal, workstation), stored)) {
    const known = held.get(line.n);
    const next = held.get(line.n + 1);
    const isHeld = known?.hash === line.hash;
    isForked ||= known !== undefined && !isHeld;
    isForked ||= !isHeld && next !== undefined && next.prev !== line.hash;
    const anew = issued.get(line.id);
    if (anew && line.serial) moved.set(line.ticket, anew.ticket);
    if (!isHeld && !anew) lines.push({ line, isForked });
  }
  return { lines, moved };
}

async function* withStored(
  lines: AsyncGenerator<JournalLine>,
  stored: readonly JournalLine[],
): AsyncGenerator<JournalLine> {
  let next = 0;
  for await (const line of lines) {
    for (; (stored[next]?.n ?? line.n) < line.n; next++) yield stored[next] as JournalLine;
    if (stored[next]?.n === line.n) next += 1;
    yield line;
  }
  yield* stored.slice(next);
}

const linesOfFormer = (journal: Desktop['journal'], workstation: string): AsyncGenerator<JournalLine> =>
  linesOf((page) => journal.readOf(workstation, page));

/** Texts within a value that are exactly one of these names, by the names that they have now. */
export function renamed<Value>(value: Value, names: ReadonlyMap<string, string>): Value;
export function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return nameOf(value, names);
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, of]) => [member, renamed(of, names)]));
}

/** A PC may have been enrolled anew more than once. */
function nameOf(name: string, names: ReadonlyMap<string, string>): string {
  const now = names.get(name);
  return now === undefined ? name : nameOf(now, names);
}

/** Every text within a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
