import { createEnrolmentCode, setDirectory } from '../../hub/administration.ts';
import { STAFF, UNITS } from '../fixtures/a-directory.ts';
import { calendars, standard } from '../fixtures/legal-clock.ts';
import { aMachine, type Machine } from '../fixtures/memory-platform.ts';
import type { OpenPage } from './desk-code.ts';
import { aSimulatedHub, type SimulatedHub } from './hub.ts';
import { Line } from './line.ts';
import { Pc } from './pc.ts';
import { World } from './world.ts';

/** Where a PC stands and who signs in on it, the one who may open most last. */
const PLACES = [
  { unit: 'PPID', people: ['officer-1', 'officer-2', 'coordinator-1'] },
  { unit: 'PPID', people: ['officer-2', 'coordinator-2'] },
  { unit: 'PPID', people: ['officer-1', 'coordinator-1'] },
  { unit: 'DPUPR', people: ['liaison-1', 'liaison-3'] },
  { unit: 'DLHP', people: ['liaison-2'] },
];

const [liaison] = STAFF.filter(({ id }) => id === 'liaison-1');
if (!liaison) throw new Error('nobody is called liaison-1');
/** liaison-3 may open secret cases, liaison-1 beside them may not. */
export const PEOPLE = [
  ...STAFF.filter(({ id }) => id !== 'auditor-1'),
  { ...liaison, id: 'liaison-3', name: 'Penghubung Contoh 3', cleared: true },
];

export interface Place {
  unit: string;
  people: readonly string[];
  workstation: string;
  machine: Machine;
}

/** A hub and five PCs where everybody has signed in once and nothing was written yet; schedules begin here. */
export interface Office {
  hub: SimulatedHub;
  openPage: OpenPage;
  places: readonly Place[];
  startMs: number;
}

export async function anOffice(openPage: OpenPage): Promise<Office> {
  const hub = await aSimulatedHub({ units: UNITS, staff: PEOPLE });
  await setDirectory(hub.administration, hub.district, [
    ...calendars.map((data) => ({ id: `calendar:${data.id}`, kind: 'calendar' as const, data })),
    { id: `standard:${standard.id}`, kind: 'standard' as const, data: standard },
  ]);
  const world = new World(hub.clock.nowMs, (nowMs) => {
    hub.clock.nowMs = nowMs;
  });
  const places: Place[] = [];
  for (const { unit, people } of PLACES) {
    const machine = await aMachine();
    const line = new Line(world, hub, () => 0);
    const onFault = (error: unknown) => {
      throw error;
    };
    const parts = { world, openPage, line, machine, workstation: '', people, onFault };
    const bare = new Pc(parts);
    await world.until(bare.start(), 1_000);
    const { code } = await createEnrolmentCode(hub.administration, { district: hub.district, unit });
    await world.until(bare.desk.enrol({ code, name: 'Meja Contoh' }), 60_000);
    bare.kill();
    const { workstation } = JSON.parse(machine.vault.get('enrolment') ?? '') as { workstation: string };
    const pc = new Pc({ ...parts, workstation });
    await world.until(pc.start(), 1_000);
    await world.pass(1_000);
    for (const person of people) {
      await world.until(pc.signIn(person), 120_000);
      await world.pass(5_000);
      await world.until(pc.desk.lock(true), 60_000);
    }
    pc.kill();
    places.push({ unit, people, workstation, machine });
  }
  await hub.keepAsBase();
  return { hub, openPage, places, startMs: world.nowMs };
}

/** The PC as the office has it, with a disk of its own from now on. */
export function copyOf({ machine }: Place): Machine {
  return { ...machine, vault: new Map(machine.vault), files: new Map(), journals: new Map() };
}
