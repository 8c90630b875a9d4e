import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseFilter } from '../../../../renderer/data/case-query.ts';
import { CasesScreen } from '../../../../renderer/features/cases/cases-screen.tsx';
import {
  aCase,
  answered,
  disposedTo,
  entryId,
  followedUp,
  type Step,
  ticketOf,
  verified,
} from '../../../fixtures/a-case.ts';
import type { DeskParts } from '../../../fixtures/a-desk.ts';
import { renderDesk } from '../../../fixtures/render-desk.tsx';

// jsdom has no layout: without a height the list would draw no row.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(500);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(500);
});

/** The screen under an address, as the router gives it. */
function Addressed({ start, onAddress }: { start: CaseFilter; onAddress(filter: CaseFilter): void }) {
  const [filter, setFilter] = useState(start);
  onAddress(filter);
  return <CasesScreen filter={filter} onFilter={setFilter} />;
}

async function show(start: CaseFilter = {}, parts: DeskParts = {}) {
  let address = start;
  const rendered = await renderDesk(
    <Addressed
      start={start}
      onAddress={(filter) => {
        address = filter;
      }}
    />,
    { cases: CASES, ...parts },
  );
  return { ...rendered, address: () => address };
}

const at = (day: string) => `${day}T09:00:00+07:00`;
const closed: Step = {
  kind: 'closed',
  by: 'coordinator-1',
  data: { outcome: 'handled', basis: 'reporter-confirmed', text: '' },
};
const told = (serial: number): Step => ({
  kind: 'delivered',
  data: { answer: entryId(serial, 5, 'TBN-P1'), channel: 'telephone', reached: true, text: '' },
});

const CASES = [
  aCase({
    serial: 61,
    at: at('2026-11-02'),
    received: { title: 'Tumpukan sampah' },
    steps: [verified, disposedTo('DLHP')],
  }),
  aCase({
    serial: 68,
    at: at('2026-11-04'),
    received: { title: 'Talut ambrol' },
    steps: [verified, disposedTo('DPUPR'), followedUp],
  }),
  aCase({
    serial: 88,
    at: at('2026-11-20'),
    received: { title: 'Jalan poros berlubang', place: { kind: 'village', villages: ['35.23.17.2006'] } },
  }),
  aCase({
    serial: 112,
    at: at('2026-11-23'),
    received: { title: 'Air keran keruh', category: 'water', channel: 'whatsapp' },
  }),
  aCase({
    serial: 40,
    at: at('2026-11-03'),
    received: { title: 'Lampu padam' },
    steps: [verified, disposedTo('DPUPR'), answered, told(40), closed],
  }),
];

const grid = () => within(screen.getByRole('grid', { name: 'Laporan' }));
const titles = () =>
  grid()
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[1]?.textContent);
const tab = (name: RegExp) => screen.getByRole('link', { name });

describe('the list', () => {
  it('shows the open reports, the nearest limit first', async () => {
    await show();
    expect(titles()).toEqual(['Tumpukan sampah', 'Talut ambrol', 'Jalan poros berlubang', 'Air keran keruh']);
    expect(screen.getByText('5 laporan, 4 masih terbuka')).toBeDefined();
    expect(screen.getByText('Urut: tenggat terdekat · waktu WIB')).toBeDefined();
  });

  it('shows the village with its kecamatan, the agency, and lateness in words', async () => {
    await show();
    const [late] = grid().getAllByRole('row').slice(1);
    expect(late?.textContent).toContain('Sumberagung, Plumpang');
    expect(late?.textContent).toContain('Dinas LH & Perhubungan');
    expect(late?.textContent).toMatch(/Lewat \d+ hari kerja/);
  });

  it.each(['open', 'received-here', 'overdue', 'due-today', 'not-in-sp4n', 'all'] as const)(
    'counts in the tab %s what it lists',
    async (view) => {
      await show({ view });
      const current = screen.getByRole('navigation', { name: 'Tampilan tersimpan' }).querySelector('[aria-current]');
      const counted = Number(current?.querySelector('span')?.textContent);
      expect(Number(screen.getByRole('grid').getAttribute('aria-rowcount')) - 1).toBe(counted);
    },
  );

  it('tells what is not sent', async () => {
    await show({}, { unsent: [entryId(112, 1), entryId(112, 2), entryId(88, 2)] });
    const rows = grid().getAllByRole('row').slice(1);
    expect(rows[3]?.textContent).toContain('Belum terkirim');
    expect(rows[2]?.textContent).toContain('1 catatan belum terkirim');
    expect(tab(/^Belum terkirim/).textContent).toContain('2');
  });

  it('moves by arrows and opens by Enter', async () => {
    const { user, followed } = await show();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('grid')));
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    expect(followed).toEqual([`/laporan/${ticketOf(68)}`]);
  });

  it('sorts by a column, both ways', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'Judul' }));
    expect(titles()).toEqual(['Air keran keruh', 'Jalan poros berlubang', 'Talut ambrol', 'Tumpukan sampah']);
    await user.click(screen.getByRole('button', { name: 'Judul' }));
    expect(titles()[0]).toBe('Tumpukan sampah');
    expect(screen.getByText('Urut: Judul, dari akhir · waktu WIB')).toBeDefined();
  });
});

describe('filters', () => {
  it('live in the address', async () => {
    const { user, address } = await show({ view: 'open' });
    await user.click(screen.getByRole('button', { name: 'Kategori' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Air bersih' }));
    expect(address()).toEqual({ view: 'open', category: 'water' });
    expect(titles()).toEqual(['Air keran keruh']);
    await user.click(screen.getByRole('button', { name: 'Hapus Kategori' }));
    expect(address()).toEqual({ view: 'open' });
  });

  it('narrow by words of ticket, title and account', async () => {
    const { user, address } = await show();
    await user.type(screen.getByRole('searchbox', { name: 'Saring daftar ini' }), 'keruh');
    await waitFor(() => expect(titles()).toEqual(['Air keran keruh']));
    expect(address().text).toBe('keruh');
  });

  it('find a village by any of its words', async () => {
    const { user, address } = await show();
    await user.click(screen.getByRole('button', { name: 'Desa' }));
    await user.type(screen.getByRole('combobox', { name: /Cari desa/ }), 'sem plu');
    await user.click(await screen.findByRole('option', { name: 'Sembungrejo, Plumpang' }));
    expect(address().village).toBe('35.23.17.2006');
    expect(titles()).toEqual(['Jalan poros berlubang']);
  });

  it('a chosen status looks through finished reports, too', async () => {
    await show({ status: 'closed' });
    expect(titles()).toEqual(['Lampu padam']);
  });

  it('combine, and are cleared together', async () => {
    const { user, address } = await show({ view: 'all', unit: 'DPUPR', from: '2026-11-04', channel: 'walk-in' });
    expect(titles()).toEqual(['Talut ambrol']);
    expect(screen.getByText('sejak 4 Nov')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Hapus saringan' }));
    expect(address()).toEqual({ view: 'all' });
  });

  it('survive an address typed by hand', async () => {
    const odd = { view: 'constructor', from: 'kemarin', text: 112 } as unknown as CaseFilter;
    await show(odd);
    await waitFor(() => expect(titles()).toEqual(['Air keran keruh']));
  });
});

describe('an empty list says what to do', () => {
  it('when nothing matches', async () => {
    const { user, address } = await show({ view: 'open', text: 'gempa' });
    expect(await screen.findByText('Tidak ada laporan yang cocok')).toBeDefined();
    const [, clear] = screen.getAllByRole('button', { name: 'Hapus saringan' });
    if (clear) await user.click(clear);
    expect(address()).toEqual({ view: 'open' });
    expect(titles()).toHaveLength(4);
  });

  it('when a view has nothing to do', async () => {
    await show({ view: 'awaiting-reporter' });
    expect(screen.getByText('Tidak ada laporan di tampilan “Menunggu pelapor”')).toBeDefined();
  });

  it('when there is no report at all', async () => {
    const { user, followed } = await show({}, { cases: [] });
    await user.click(screen.getByRole('button', { name: 'Laporan baru' }));
    expect(followed[0]).toMatch(/^\/baru\//);
  });
});
