import { filter, firstValueFrom, type Observable } from 'rxjs';
import { levelOf, workstationOf } from '#shared/complaint/entry.ts';
import { Journal } from '#shared/journal/journal.ts';
import type { CaseDetail } from '../../renderer/data/desk.ts';
import { type HubState, readHub, viewOf } from './hub-state.ts';
import { PEOPLE } from './office.ts';
import type { Pc } from './pc.ts';
import type { Saved, Simulation } from './simulation.ts';

const MINUTE = 60_000;
/** Longer than it takes to send, to be told, and to pull. */
const TURN_MS = 10_000;

/** Mends what can be mended from outside, lets everybody work long enough, and says what is wrong then; empty: nothing. */
export async function verdictOf(simulation: Simulation): Promise<string[]> {
  const { pcs, world } = simulation;
  simulation.healed();
  const wrong: string[] = [];
  // The second turn is of those who may open most.
  for (const turn of [0, -1]) {
    const ends = pcs.map((pc, index) => turnOf(simulation, pc, index, pc.parts.people.at(turn) as string));
    await world.until(Promise.all(ends), 60 * MINUTE);
    await world.pass(TURN_MS);
  }
  for (const pc of pcs) await world.until(pc.desk.replication.compare(), MINUTE);
  await world.pass(TURN_MS);
  const hub = await readHub(simulation.office.hub);
  wrong.push(...(await missingAtHub(hub, simulation)), ...chainsOf(hub, await headsOf(pcs)));
  for (const pc of pcs)
    wrong.push(...(await world.until(differences(hub, pc, pc.parts.people.at(-1) as string), MINUTE)));
  for (const one of hub.cases) {
    const both = one.entries.filter(({ id }) => hub.kept.get(one.id)?.some((kept) => kept.id === id));
    wrong.push(...both.map(({ id, kind }) => `${id} (${kind}) is in ${one.id} and in karantina`));
  }
  wrong.push(...repeated(simulation.given).map((ticket) => `${ticket} was given twice`));
  wrong.push(...simulation.faults, ...simulation.office.hub.broken);
  return wrong;
}

/** Signing in is enough: the desk sends and compares by itself. */
async function turnOf(simulation: Simulation, pc: Pc, index: number, person: string): Promise<void> {
  if (pc.isOn) await simulation.lock(index, true);
  await simulation.signIn(index, person);
}

async function missingAtHub(hub: HubState, { saved }: Simulation): Promise<string[]> {
  const at = new Map(hub.cases.map((one) => [one.id, [...one.entries, ...(hub.kept.get(one.id) ?? [])]]));
  const isThere = ({ ticket, mark, kind }: Saved) =>
    (at.get(ticket) ?? hub.kept.get(ticket))?.some(
      (entry) =>
        entry.kind === kind &&
        (entry.data?.mark === mark ||
          (kind === 'attached' && entry.data?.name === `foto-${mark}.jpg` && hub.files.has(String(entry.data.file)))),
    );
  return saved
    .filter((one) => !isThere(one))
    .map(({ ticket, mark, kind }) => `the hub lacks ${kind} #${mark} of ${ticket}`);
}

/** Number of the last entry in each journal. */
async function headsOf(pcs: readonly Pc[]): Promise<Map<string, number>> {
  const heads = new Map<string, number>();
  for (const pc of pcs) heads.set(pc.parts.workstation, (await Journal.open(pc.journal)).state().head.n);
  return heads;
}

function chainsOf(hub: HubState, heads: ReadonlyMap<string, number>): string[] {
  return [...heads].flatMap(([workstation, n]) => {
    const { contiguous, last } = hub.chains.get(workstation) ?? { contiguous: 0, last: 0 };
    return contiguous === n && last === n
      ? []
      : [`the chain of ${workstation} reaches ${n} in its journal, ${contiguous} of ${last} at the hub`];
  });
}

const current = <Value>(of$: Observable<Value>): Promise<Value> => firstValueFrom(of$);

async function differences(hub: HubState, pc: Pc, person: string): Promise<string[]> {
  const staff = PEOPLE.find(({ id }) => id === person);
  if (!staff) throw new Error(`nobody is called ${person}`);
  const { workstation } = pc.parts;
  const wrong: string[] = [];
  const expected = viewOf(hub, staff, workstation);
  const rows = await current(pc.desk.cases.rows$);
  for (const { id } of rows) {
    const present = filter((detail: CaseDetail | null) => detail !== null);
    const { entries } = await firstValueFrom(pc.desk.cases.detail$(id).pipe(present));
    const held = entries.map(({ entry }) => `${entry.id} ${levelOf(entry)}`).sort();
    const isOwn = entries.every(({ entry }) => workstationOf(entry.id) === workstation && isKept(hub, id, entry.id));
    const due = expected.get(id) ?? (isOwn ? held : null);
    expected.delete(id);
    if (!due) wrong.push(`${workstation} shows ${person} ${id}, which is out of scope`);
    else if (due.join() !== held.join()) wrong.push(`${workstation} holds ${held} of ${id} instead of ${due}`);
  }
  for (const id of expected.keys()) wrong.push(`${workstation} lacks ${id}`);
  const { unsentEntries, unsentFiles } = await current(pc.desk.replication.status$);
  if (unsentEntries + unsentFiles > 0)
    wrong.push(`${workstation} still has ${unsentEntries} entries and ${unsentFiles} files to send`);
  return wrong;
}

const isKept = (hub: HubState, ticket: string, id: string): boolean =>
  hub.kept.get(ticket)?.some((entry) => entry.id === id) ?? false;

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) < index);
