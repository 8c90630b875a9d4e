import { random } from '../fixtures/random.ts';

/** One thing that happens, so long after the one before it. What is chosen among is chosen by the numbers in it. */
export interface Operation {
  afterMs: number;
  do: Action;
  /** Which PC; nobody for what happens to the hub. */
  pc: number;
  /** Who signs in where nobody is. */
  by: number;
  /** Which case, and what of it or how much. */
  pick: number;
  amount: number;
  /** The PC dies so many steps after this began; null: it lives. */
  diesAfter: number | null;
}

export type Action =
  | 'receive'
  | 'receive-two'
  | 'act'
  | 'dispose'
  | 'attach'
  | 'lock'
  | 'send'
  | 'compare'
  | 'line-down'
  | 'line-up'
  | 'lose-replies'
  | 'repeat-pushes'
  | 'swallow-requests'
  | 'delay'
  | 'switch-off'
  | 'set-clock'
  | 'tear-journal'
  | 'fill-store'
  | 'free-store'
  | 'empty-store'
  | 'forget-row'
  | 'back-up-hub'
  | 'restore-hub'
  | 'rewind-hub'
  | 'restart-hub'
  | 'stop-hub';

const WORK: readonly (readonly [Action, number])[] = [
  ['receive', 16],
  ['act', 40],
  ['attach', 3],
  ['lock', 4],
  ['send', 4],
  ['compare', 1],
];
/** A schedule has some of these, not all: what one fault hides another must not. */
const FAULTS: readonly (readonly [Action, number])[][] = [
  [
    ['line-down', 5],
    ['line-up', 5],
  ],
  [['receive-two', 4]],
  [['lose-replies', 6]],
  [['repeat-pushes', 6]],
  [['swallow-requests', 2]],
  [['delay', 4]],
  [['switch-off', 5]],
  [['set-clock', 5]],
  [['tear-journal', 4]],
  [
    ['fill-store', 3],
    ['free-store', 3],
  ],
  [['empty-store', 3]],
  [['forget-row', 3]],
  [
    ['back-up-hub', 3],
    ['restore-hub', 3],
  ],
  [
    ['back-up-hub', 3],
    ['rewind-hub', 3],
  ],
  [
    ['restart-hub', 3],
    ['stop-hub', 3],
  ],
];
/** Everything that can happen. */
export const ACTIONS: readonly Action[] = [
  ...new Set([...WORK, ...FAULTS.flat()].map(([action]) => action)),
  'dispose',
];

const GAPS_MS = [0, 0, 0, 5, 40, 150, 700, 3_000, 20_000, 90_000];

/** The first PCs are those of the counter, where reports are received. */
const DESKS = 3;
const PCS = 5;
const OPENING: readonly (readonly [Action, number])[] = [
  ['receive', 0],
  ['receive', 1],
  ['send', 2],
  ['dispose', 2],
  ['dispose', 2],
  ['send', 3],
  ['send', 4],
];

/** The schedule of a seed. */
export function scheduleOf(seed: number): Operation[] {
  const draw = random(seed * 7_919 + 17);
  const actions = [...WORK];
  const kinds = draw(4);
  for (let index = 0; index < kinds; index++) actions.push(...(FAULTS[draw(FAULTS.length)] ?? []));
  const all = actions.flatMap(([action, weight]) => Array.from({ length: weight }, () => action));
  const mayDie = draw(3) > 0;
  const one = (action: Action, pc: number): Operation => ({
    afterMs: GAPS_MS[draw(GAPS_MS.length)] as number,
    do: action,
    pc,
    by: draw(3),
    pick: draw(1_000),
    amount: draw(1_000),
    diesAfter: mayDie && draw(8) === 0 ? draw(120) : null,
  });
  // First a case for everybody, by somebody who may give it to them, or the agencies would have nothing to do.
  const opening = OPENING.map(([action, pc]) => ({ ...one(action, pc), by: -1, afterMs: 1_000, diesAfter: null }));
  const rest = Array.from({ length: 12 + draw(30) }, () => {
    const action = all[draw(all.length)] as Action;
    return one(action, draw(action.startsWith('receive') ? DESKS : PCS));
  });
  return [...opening, ...rest];
}
