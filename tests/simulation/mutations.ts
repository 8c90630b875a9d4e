import { type Action, scheduleOf } from './schedule.ts';

/** What keeps an entry from being lost, and how it is switched off together with whatever would mend the damage. */
export interface Mutation {
  mechanism: string;
  /** Names of switches (switches.ts): the mechanism's own first, then those of the layers that would mend the damage. */
  off: readonly string[];
  /** What a schedule must have in it to show that; null: nothing in particular. */
  needs: Action | null;
  /** Of a schedule that then goes wrong. */
  seed: number;
}

/** Seeds whose schedules could show that a mechanism is missing, from the first on. */
export function* seedsFor({ needs }: Mutation, first: number): Generator<number> {
  for (let seed = first; ; seed++) if (!needs || scheduleOf(seed).some((one) => one.do === needs)) yield seed;
}

export const MUTATIONS: readonly Mutation[] = [
  { mechanism: 'the journal outlives the app', off: ['journal', 'digest'], needs: null, seed: 1 },
  { mechanism: 'the journal is replayed', off: ['replay', 'journal-to-hub', 'digest'], needs: null, seed: 2 },
  { mechanism: 'the outbox outlives the app', off: ['outbox', 'digest'], needs: null, seed: 1 },
  { mechanism: 'unsent is what the journal says, not the clock', off: ['no-clock', 'digest'], needs: null, seed: 2 },
  { mechanism: 'digests are compared', off: ['digest'], needs: 'forget-row', seed: 82 },
  {
    mechanism: 'a pulled case is united with the local one',
    off: ['union', 'replay', 'journal-to-hub', 'digest'],
    needs: null,
    seed: 1,
  },
  { mechanism: 'the hub answers conflicts', off: ['conflicts'], needs: 'forget-row', seed: 82 },
  { mechanism: 'the hub unites', off: ['hub-union', 'unnamed', 'digest'], needs: null, seed: 1 },
  {
    mechanism: 'a new epoch sends everything again',
    off: ['epoch', 'unnamed', 'digest'],
    needs: 'restore-hub',
    seed: 40,
  },
  {
    mechanism: 'a restored hub has a new epoch',
    off: ['hub-epoch', 'mark', 'unnamed', 'digest'],
    needs: 'restore-hub',
    seed: 40,
  },
  {
    mechanism: 'a disk image put back is known by its mark',
    off: ['mark', 'unnamed', 'digest'],
    needs: 'rewind-hub',
    seed: 94,
  },
];

/** Something is lost or stuck; anything else that is wrong proves nothing. */
export const isLoss = (wrong: string): boolean => /lacks|instead of|given twice|reaches|out of scope/.test(wrong);
