import type { EntryKind } from '#shared/complaint/kind.ts';
import type { AnyEntryInput, CaseDetail } from '../../renderer/data/desk.ts';

type Build = (theCase: CaseDetail, amount: number, others: readonly string[]) => Record<string, unknown> | null;

const text = { text: 'Catatan contoh.' };
const reason = { reason: 'Alasan contoh.' };
const work = { id: 'work-1', title: 'Pekerjaan contoh', agency: 'DPUPR', stage: 'contract', source: 'DPA' };
const lastAnswer = (theCase: CaseDetail) => theCase.summary.answers.at(-1)?.entry ?? null;

/** What a person writes; null when the case gives no ground for it. Kinds that come more often stand more often. */
const BUILDERS: readonly [EntryKind, number, Build][] = [
  ['noted', 3, () => text],
  ['verified', 4, (_, n) => ({ classification: 'complaint', category: 'road', supervisory: n % 40 === 0 })],
  [
    'disposed',
    4,
    (_, n) => ({ units: [['DPUPR'], ['DLHP'], ['DPUPR', 'DLHP']][n % 3], instruction: 'Tindak lanjuti.' }),
  ],
  ['returned', 1, () => reason],
  ['followed-up', 3, () => text],
  ['scheduled', 1, () => ({ work: { ...work, dataDate: '2026-11-23' }, target: '2026-12-28', ...text })],
  ['answered', 3, () => text],
  [
    'delivered',
    3,
    (theCase) => {
      const answer = lastAnswer(theCase);
      return answer === null ? null : { answer, channel: 'counter', reached: true, text: '' };
    },
  ],
  ['reporter-replied', 1, () => text],
  ['closed', 2, () => ({ outcome: 'handled', text: '', basis: 'reporter-confirmed' })],
  ['reopened', 2, () => reason],
  [
    'access-changed',
    1,
    (_, n) => ({ ...[{ secret: n % 2 === 0 }, { anonymous: true }, { secret: true }][n % 3], ...reason }),
  ],
  [
    'joined',
    1,
    ({ id }, n, others) => {
      const lead = others[n % others.length];
      return lead && lead !== id ? { lead } : null;
    },
  ],
  ['corrected', 1, (_, n) => ({ field: 'title', value: `Judul ${n}`, ...reason })],
  [
    'sp4n-linked',
    1,
    (_, n) => ({ trackingId: String(1_000_000 + (n % 3)), url: 'https://contoh.go.id', date: '2026-11-24' }),
  ],
  ['receipt-issued', 1, () => ({ sheets: 'both', medium: 'printer', size: 'A5' })],
  ['identity-revealed', 1, () => reason],
  ['reminded', 1, () => ({ unit: 'DPUPR', text: '' })],
];

/** An entry that this person may add now, marked so that it is found again; null when there is none. */
export function anEntryFor(
  theCase: CaseDetail,
  amount: number,
  others: readonly string[],
  mark: number,
): AnyEntryInput | null {
  const fitting = BUILDERS.flatMap(([kind, weight, build]) => {
    const data = theCase.allowed.includes(kind) ? build(theCase, amount, others) : null;
    return data ? Array.from({ length: weight }, () => ({ kind, data: { ...data, mark } })) : [];
  });
  return (fitting[amount % fitting.length] as AnyEntryInput | undefined) ?? null;
}
