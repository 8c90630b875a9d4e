import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { aCase, answered, disposedTo, ticketOf, verified } from '../../fixtures/a-case.ts';
import { aDesk } from '../../fixtures/a-desk.ts';

const id = ticketOf(124);

describe('the desk in memory', () => {
  it('tells the state of a case as the fold does, and its limits as the legal clock does', async () => {
    const desk = aDesk({ cases: [aCase({ steps: [verified, disposedTo('DPUPR')] })] });
    const [row] = await firstValueFrom(desk.cases.rows$);
    expect(row).toMatchObject({ id, delivery: 'agency', unsentEntries: 0, summary: { status: 'disposed' } });
    expect(row?.limit).toMatchObject({ name: 'first-response', due: '2026-12-01', daysLeft: 5 });
  });

  it('refuses what role or status forbid', async () => {
    const desk = aDesk({ cases: [aCase()], as: 'officer-1' });
    const add = desk.cases.add(id, { kind: 'disposed', data: { units: ['DPUPR'], instruction: '' } });
    await expect(add).rejects.toMatchObject({ code: 'not-allowed' });
    expect(desk.added).toEqual([]);
  });

  it('refuses data that a ledger would not hold', async () => {
    const desk = aDesk({ cases: [aCase()] });
    await expect(desk.cases.add(id, { kind: 'noted', data: { text: '' } })).rejects.toThrow('noted');
  });

  it('shows what was added, unsent', async () => {
    const desk = aDesk({ cases: [aCase({ steps: [verified, disposedTo('DPUPR'), answered] })] });
    await desk.cases.add(id, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
    const detail = await firstValueFrom(desk.cases.detail$(id));
    expect(detail?.entries.at(-1)).toMatchObject({ byName: 'Petugas Contoh 1', delivery: 'unsent', sentAt: null });
    expect(detail?.allowed).toContain('delivered');
  });

  it('signs a receipt that it recognises itself, and no other', async () => {
    const desk = aDesk({ cases: [aCase()] });
    const link = (await desk.cases.receiptLink(id)) ?? '';
    expect(await desk.checkReceipt(link)).toMatchObject({ result: 'genuine', receipt: { ticket: id } });
    expect(await aDesk().checkReceipt(link)).toMatchObject({ result: 'unknown-key' });
    expect(await desk.checkReceipt(`${link.slice(0, -4)}AAAA`)).toMatchObject({ result: 'forged' });
  });
});
