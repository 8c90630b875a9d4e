import {
  aCase,
  answered,
  type CaseParts,
  disposedTo,
  followedUp,
  type Step,
  verified,
} from '../../../fixtures/a-case.ts';
import { aDesk, type DeskParts } from '../../../fixtures/a-desk.ts';

const printed: Step = { kind: 'receipt-issued', data: { sheets: 'both', medium: 'printer', size: 'A5' } };
const asked: Step = {
  kind: 'completion-requested',
  data: { text: 'Mohon foto lokasi.', channel: 'telephone', reached: true },
};

/** Something of everything that waits in a district on Tuesday 24 November 2026; tickets by serial. */
const STORY: CaseParts[] = [
  { serial: 1, at: '2026-11-02T09:00:00+07:00', received: { title: 'Lewat verifikasi' } },
  { serial: 2, at: '2026-11-05T09:00:00+07:00', steps: [verified, disposedTo('DPUPR'), followedUp, answered, printed] },
  { serial: 3, at: '2026-11-19T09:00:00+07:00', received: { title: 'Verifikasi hari ini' } },
  { serial: 4, at: '2026-11-23T09:00:00+07:00', steps: [verified, disposedTo('DPUPR'), printed] },
  { serial: 5, at: '2026-11-23T10:00:00+07:00', steps: [asked] },
  { serial: 6, at: '2026-11-23T11:00:00+07:00', received: { quick: true, title: 'Terima cepat' } },
  { serial: 7, at: '2026-11-20T09:00:00+07:00', steps: [{ ...verified }, disposedTo('DLHP')], received: {} },
  { serial: 8, at: '2026-11-24T08:00:00+07:00', received: { channel: 'sp4n-lapor' } },
  {
    serial: 9,
    at: '2026-11-10T09:00:00+07:00',
    steps: [
      verified,
      disposedTo('DPUPR'),
      answered,
      { kind: 'delivered', data: { answer: 'TBN-P1.905', channel: 'counter', reached: true, text: '' } },
      { kind: 'closed', by: 'coordinator-1', data: { outcome: 'handled', text: '', basis: 'reporter-confirmed' } },
    ],
  },
];

/** The district as the given person's PC holds it; some reports were received at another counter. */
export const districtDesk = (as: string, parts: DeskParts = {}) => {
  const cases = STORY.map((story) => aCase(story));
  const elsewhere = aCase({ serial: 20, at: '2026-11-02T09:00:00+07:00', received: { title: 'Diterima di dinas' } });
  const moved = elsewhere.map((entry) => ({ ...entry, unit: 'DLHP' }));
  return aDesk({ as, cases: [...cases, moved], unsent: cases[7]?.map(({ id }) => id) ?? [], ...parts });
};
