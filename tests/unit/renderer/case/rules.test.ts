import { describe, expect, it, test } from 'vitest';
import { fold } from '#shared/complaint/fold.ts';
import { corrections } from '../../../../renderer/features/case/corrections.ts';
import { entryGroups } from '../../../../renderer/features/case/entry-groups.ts';
import { mayFollow } from '../../../../renderer/features/case/links.ts';
import { maskedName, maskedNik, maskedNumber } from '../../../../renderer/features/case/mask.ts';
import { filledTemplate, unfilledPlaceholders } from '../../../../shared/directory/template-text.ts';
import { aCase, type CaseParts, type Step, ticketOf, verified } from '../../../fixtures/a-case.ts';

const aSummary = (parts: CaseParts = {}) => fold(ticketOf(parts.serial ?? 124), aCase(parts));

describe('a masked identity', () => {
  test.each([
    ['Warga Contoh 3', 'W••••• C••••• 3'],
    ['  Siti  ', 'S•••••'],
    ['', ''],
  ])('name %j', (name, masked) => expect(maskedName(name)).toBe(masked));

  test.each([
    ['081200001234', '0812 •••• ••34'],
    ['0812-0000-1234', '0812 •••• ••34'],
    // Of a short number every digit would be half of it.
    ['356123', '••••'],
  ])('number %j', (number, masked) => expect(maskedNumber(number)).toBe(masked));

  test('NIK', () => expect(maskedNik('3523010101010001')).toBe('3523 •••• •••• ••••'));
});

describe('a reply template', () => {
  const values = { nomor: 'TBN-K7-26-00124-D', pekerjaan: '' };

  it('fills in what is known and leaves the rest to be seen', () => {
    const text = filledTemplate('Laporan {{nomor}}: {{ Pekerjaan }}, {{tanggal kunjungan}}.', values);
    expect(text).toBe('Laporan TBN-K7-26-00124-D: {{ Pekerjaan }}, {{tanggal kunjungan}}.');
    expect(unfilledPlaceholders(text)).toEqual(['Pekerjaan', 'tanggal kunjungan']);
  });

  it('does not read what a value says as a placeholder', () => {
    expect(filledTemplate('{{nomor}}', { nomor: '{{judul}} $1', judul: 'x' })).toBe('{{judul}} $1');
  });
});

describe('a link between reports', () => {
  const row = (parts: CaseParts) => ({ id: ticketOf(parts.serial ?? 124), summary: aSummary(parts) });
  const follower = row({ serial: 124 });

  it('joins two open ones', () => expect(mayFollow(follower, row({ serial: 88 }))).toBe(true));
  it('never joins a report with itself', () => expect(mayFollow(follower, follower)).toBe(false));
  it('never makes a chain', () => {
    const step: Step = { kind: 'joined', data: { lead: ticketOf(61) } };
    expect(mayFollow(follower, row({ serial: 88, steps: [step] }))).toBe(false);
  });
  it('never crosses what is secret or anonymous', () => {
    expect(mayFollow(follower, row({ serial: 88, received: { secret: true } }))).toBe(false);
    expect(mayFollow(row({ received: { secret: true } }), row({ serial: 88, received: { secret: true } }))).toBe(false);
    expect(mayFollow(follower, row({ serial: 88, received: { anonymous: true } }))).toBe(false);
    expect(mayFollow(row({ received: { anonymous: true } }), row({ serial: 88, received: { anonymous: true } }))).toBe(
      true,
    );
  });
});

describe('corrections', () => {
  const form = (summary: ReturnType<typeof aSummary>) => ({
    title: summary.title,
    category: summary.category,
    chronology: summary.chronology,
    picks: summary.request.picks,
    request: summary.request.text,
    address: summary.reporter?.address ?? '',
  });

  it('writes only what differs', () => {
    const summary = aSummary();
    expect(corrections(summary, form(summary), 'x')).toEqual([]);
    expect(corrections(summary, { ...form(summary), title: ' Jalan ambles ', picks: [1, 2] }, 'Keliru')).toEqual([
      { kind: 'corrected', data: { field: 'title', value: 'Jalan ambles', reason: 'Keliru' } },
      {
        kind: 'corrected',
        data: { field: 'request', value: { picks: [1, 2], text: 'diuruk dulu sebelum diaspal' }, reason: 'Keliru' },
      },
    ]);
  });

  it('completes a quick receipt although its account stands', () => {
    const summary = aSummary({ received: { quick: true } });
    const entries = corrections(summary, form(summary), 'Dilengkapi');
    expect(entries.map(({ kind, data }) => [kind, 'field' in data && data.field])).toEqual([
      ['corrected', 'chronology'],
    ]);
  });

  it('keeps the rest of the identity when the address is added', () => {
    const summary = aSummary({ reporter: { address: '' } });
    const [entry] = corrections(summary, { ...form(summary), address: 'Jalan Contoh 2' }, 'x');
    expect(entry).toEqual({
      kind: 'reporter-identified',
      data: { ...summary.reporter, address: 'Jalan Contoh 2' },
    });
  });
});

describe('the history tells one reception in one line', () => {
  const view = (parts: CaseParts, rejected: string[] = []) =>
    aCase(parts).map((entry) => ({
      entry,
      byName: '',
      unitName: '',
      delivery: 'hub' as const,
      sentAt: null,
      rejection: rejected.includes(entry.kind) ? ({ code: 'bad-data', message: '' } as const) : null,
    }));
  const kinds = (views: ReturnType<typeof view>) =>
    entryGroups(views).map((group) => group.map(({ entry }) => entry.kind));
  const receipt: Step = { kind: 'receipt-issued', data: { sheets: 'both', medium: 'printer', size: 'A5' } };

  it('with identity and receipt', () => {
    expect(kinds(view({ steps: [receipt, verified] }))).toEqual([
      ['received', 'reporter-identified', 'receipt-issued'],
      ['verified'],
    ]);
  });

  it('but not with what another person, or a later hour, added', () => {
    expect(kinds(view({ steps: [{ ...receipt, by: 'officer-2' }] })).at(-1)).toEqual(['receipt-issued']);
    expect(kinds(view({ steps: [{ ...receipt, at: '2026-11-24T10:51:00+07:00' }] })).at(-1)).toEqual([
      'receipt-issued',
    ]);
  });

  it('nor with an entry that was refused', () => {
    expect(kinds(view({ steps: [receipt] }, ['receipt-issued'])).at(-1)).toEqual(['receipt-issued']);
  });
});
