import { type Action, type Operation, scheduleOf } from './schedule.ts';

/** What keeps an entry from being lost, and how it is switched off together with whatever would mend the damage. */
export interface Mutation {
  mechanism: string;
  /** Names of switches (switches.ts): the mechanism's own first, then those of the layers that would mend the damage. */
  off: readonly string[];
  /** Loses something without the mechanism, and nothing when only the layers behind it are off. */
  schedule: readonly Operation[];
  /** What a schedule must have in it to show that; null: nothing in particular. */
  needs: Action | null;
}

/** Seeds whose schedules could show that a mechanism is missing, from the first on. */
export function* seedsFor({ needs }: Mutation, first: number): Generator<number> {
  for (let seed = first; ; seed++) if (!needs || scheduleOf(seed).some((one) => one.do === needs)) yield seed;
}

const step = (action: Action, pc: number, amount = 0): Operation => ({
  afterMs: 5_000,
  do: action,
  pc,
  by: 0,
  pick: 1,
  amount,
  diesAfter: null,
});
const FORTY_MINUTES_AHEAD = 4;

/** PCs are started anew after each schedule, so that its last operation is what they have to live with. */
const unsent = [step('line-down', 0), step('receive', 0, 1)];
const emptied = [...unsent, step('empty-store', 0)];
const clockSetBack = [
  step('set-clock', 0, FORTY_MINUTES_AHEAD),
  step('receive', 0, 1),
  step('send', 0),
  step('set-clock', 0),
  ...unsent,
];
const forgotten = [step('receive', 0, 1), step('send', 0), step('send', 1), step('forget-row', 1)];
/** So long after one PC has saved, another pulls that: one of its own saves falls between the hub's answer and its arrival. */
const PULLED_MS = [510, 530, 550, 570, 590, 610, 630, 650, 670, 690];
const bothWrite = [
  step('receive', 0, 1),
  step('send', 0),
  step('send', 2),
  ...PULLED_MS.flatMap((afterMs) => [step('act', 0), { ...step('act', 2), afterMs }]),
];
const addedTo = [step('receive', 0, 1), step('send', 0), step('act', 0), step('send', 0)];
const setBack = (how: 'restore-hub' | 'rewind-hub') => [
  step('send', 0),
  step('back-up-hub', 0),
  step('receive', 0, 1),
  step('send', 0),
  step(how, 0),
];
const twoAtOnce = [step('send', 0), step('receive-two', 0, 1)];

export const MUTATIONS: readonly Mutation[] = [
  { mechanism: 'the journal outlives the app', off: ['journal', 'set-back', 'digest'], schedule: unsent, needs: null },
  {
    mechanism: 'the journal is replayed',
    off: ['replay', 'journal-to-hub', 'digest'],
    schedule: emptied,
    needs: null,
  },
  { mechanism: 'the outbox outlives the app', off: ['outbox', 'digest'], schedule: unsent, needs: null },
  {
    mechanism: 'unsent is what the journal says, not the clock',
    off: ['no-clock', 'digest'],
    schedule: clockSetBack,
    needs: 'set-clock',
  },
  { mechanism: 'digests are compared', off: ['digest'], schedule: forgotten, needs: 'forget-row' },
  {
    mechanism: 'a pulled case is united with the local one',
    off: ['union', 'replay', 'journal-to-hub', 'digest'],
    schedule: bothWrite,
    needs: null,
  },
  { mechanism: 'the hub answers conflicts', off: ['conflicts'], schedule: forgotten, needs: 'forget-row' },
  { mechanism: 'the hub unites', off: ['hub-union', 'unnamed', 'digest'], schedule: addedTo, needs: null },
  {
    mechanism: 'a new epoch sends everything again',
    off: ['epoch', 'unnamed', 'digest'],
    schedule: setBack('restore-hub'),
    needs: 'restore-hub',
  },
  {
    mechanism: 'a restored hub has a new epoch',
    off: ['hub-epoch', 'mark', 'unnamed', 'digest'],
    schedule: setBack('restore-hub'),
    needs: 'restore-hub',
  },
  {
    mechanism: 'a disk image put back is known by its mark',
    off: ['mark', 'unnamed', 'digest'],
    schedule: setBack('rewind-hub'),
    needs: 'rewind-hub',
  },
  { mechanism: 'one save at a time', off: ['one-save', 'lease'], schedule: twoAtOnce, needs: 'receive-two' },
  {
    mechanism: 'a number is written under its lease',
    off: ['lease', 'one-save'],
    schedule: twoAtOnce,
    needs: 'receive-two',
  },
];

/** Something is lost or stuck; anything else that is wrong proves nothing. */
export const isLoss = (wrong: string): boolean => /lacks|instead of|given twice|reaches|out of scope/.test(wrong);
