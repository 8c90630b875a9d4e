import { COORDINATOR_BOX } from '#shared/complaint/fold.ts';
import type { EntryKind } from '#shared/complaint/kind.ts';
import { handlingUnits } from '#shared/complaint/summary.ts';
import type { CaseDetail, CaseRow } from '../../data/desk.ts';

/** What the screen offers, each by the kind of entry that it adds; in the order of the menu. */
const KIND_OF = {
  verify: 'verified',
  dispose: 'disposed',
  'follow-up': 'followed-up',
  answer: 'answered',
  schedule: 'scheduled',
  return: 'returned',
  deliver: 'delivered',
  reply: 'reporter-replied',
  'request-completion': 'completion-requested',
  complete: 'completed',
  correct: 'corrected',
  remind: 'reminded',
  join: 'joined',
  unjoin: 'unjoined',
  attach: 'attached',
  sp4n: 'sp4n-linked',
  close: 'closed',
  reopen: 'reopened',
  transfer: 'transferred',
  withdraw: 'withdrawn',
  access: 'access-changed',
  archive: 'archived',
  recuse: 'recused',
} as const satisfies Record<string, EntryKind>;

export type Action = keyof typeof KIND_OF;

/** The action that adds entries of this kind; undefined for those that no dialog adds. */
export const actionOf = (kind: string): Action | undefined =>
  (Object.keys(KIND_OF) as Action[]).find((action) => KIND_OF[action] === kind);

/** Letters that browsers keep for themselves (D, E, F) and the frame's (A of the menu, H, N) are left out. */
export const KEYS: Partial<Record<Action, string>> = {
  verify: 'Alt+V',
  dispose: 'Alt+I',
  'follow-up': 'Alt+L',
  answer: 'Alt+J',
  schedule: 'Alt+W',
  return: 'Alt+K',
  deliver: 'Alt+S',
  reply: 'Alt+B',
  'request-completion': 'Alt+M',
  complete: 'Alt+O',
  correct: 'Alt+Y',
  join: 'Alt+G',
  attach: 'Alt+P',
  sp4n: 'Alt+R',
  close: 'Alt+T',
};

/** Beside the likely one, two of these are shown as buttons; the rest is in the menu. */
const OFTEN_OF_AGENCY: readonly Action[] = ['deliver', 'follow-up', 'answer', 'schedule', 'return', 'reply'];
const OFTEN: readonly Action[] = [
  'deliver',
  'answer',
  'reply',
  'join',
  'complete',
  'request-completion',
  'dispose',
  'close',
  'remind',
  'reopen',
  'sp4n',
];

export interface ActionViewer {
  unit: string;
  staff: string;
}

export interface OfferedActions {
  /** What this person most likely does next: the filled button. 'settle' is in the notice; null when nothing is due. */
  likely: Action | 'print' | 'settle' | null;
  often: Action[];
  rest: Action[];
}

type Case = Pick<CaseRow, 'summary' | 'toTell'> & Pick<CaseDetail, 'allowed'>;

export function offeredActions(detail: Case, viewer: ActionViewer): OfferedActions {
  const offered = (Object.keys(KIND_OF) as Action[]).filter(
    (action) => detail.allowed.includes(KIND_OF[action]) && makesSense(action, detail, viewer),
  );
  const likely = likelyAction(detail, viewer, offered);
  const others = offered.filter((action) => action !== likely);
  const isButton = likely !== null && likely !== 'settle' && likely !== 'print';
  const isMine = handlingUnits(detail.summary).includes(viewer.unit);
  const often = (isMine ? OFTEN_OF_AGENCY : OFTEN)
    .filter((action) => others.includes(action))
    .slice(0, isButton ? 1 : 2);
  return { likely, often, rest: others.filter((action) => !often.includes(action)) };
}

/** The ledger would hold more than helps: nothing to tell, nobody to remind. */
function makesSense(action: Action, { summary, toTell }: Case, viewer: ActionViewer): boolean {
  switch (action) {
    case 'deliver':
      return toTell.length > 0;
    case 'join':
      return summary.joinedTo === null && !summary.secret;
    case 'correct':
      return summary.complete && summary.receivedUnit === viewer.unit;
    case 'unjoin':
      return summary.joinedTo !== null;
    case 'remind':
      return handlingUnits(summary).length > 0;
    case 'archive':
      return summary.archiveProposal?.by !== viewer.staff && summary.status !== 'archived';
    case 'sp4n':
      return summary.sp4n === null && summary.channel !== 'sp4n-lapor';
    default:
      return true;
  }
}

function likelyAction(
  { summary, allowed }: Case,
  viewer: ActionViewer,
  offered: readonly Action[],
): OfferedActions['likely'] {
  const isMine = handlingUnits(summary).includes(viewer.unit);
  const isNew = summary.assignments.some((one) => one.unit === viewer.unit && !one.returned && !one.followedUpAt);
  const isConcurrent = summary.notices.some((notice) => notice.kind === 'concurrent-disposition');
  if (isConcurrent && offered.includes('dispose')) return 'settle';
  const due: [Action, boolean][] = [
    ['verify', summary.needsVerification],
    ['complete', summary.status === 'awaiting-completion'],
    ['correct', summary.quick],
    ['dispose', summary.box === COORDINATOR_BOX],
    ['deliver', true],
    ['follow-up', isMine && isNew],
    ['answer', isMine && summary.answers.every((answer) => answer.unit !== viewer.unit)],
  ];
  const found = due.find(([action, isDue]) => isDue && offered.includes(action));
  if (found) return found[0];
  const mustPrint = summary.receiptsIssued === 0 && summary.receivedUnit === viewer.unit;
  return mustPrint && allowed.includes('receipt-issued') ? 'print' : null;
}
