import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { DeadlineCell } from '../../../../renderer/ui/deadline-cell.tsx';
import { DeliveryState } from '../../../../renderer/ui/delivery-state.tsx';
import { StatusChip } from '../../../../renderer/ui/status-chip.tsx';
import { Tiles } from '../../../../renderer/ui/tiles.tsx';
import { TwoLines } from '../../../../renderer/ui/two-lines.tsx';
import { FINISHED, TRANSITIONS } from '../../../../shared/complaint/kind.ts';
import { LIMIT_NAMES } from '../../../../shared/deadline/service-standard.ts';
import { renderUi } from '../../../fixtures/render-ui.tsx';

const today = '2026-11-24';
const shown = () => screen.getByTestId('drawn').textContent;

describe('DeadlineCell', () => {
  test('is red only when late', async () => {
    const { rerender } = await renderUi(<DeadlineCell date="2026-11-20" daysLeft={-2} name="finish" today={today} />);
    expect(screen.getByText('Lewat 2 hari kerja').className).toBe('late');
    rerender(<DeadlineCell date={today} daysLeft={0} name="finish" today={today} />);
    expect(screen.getByText('Hari ini').className).not.toContain('late');
    rerender(<DeadlineCell date="2026-12-09" daysLeft={11} name="finish" today={today} />);
    expect(screen.getByText('11 hari kerja lagi').className).not.toContain('late');
    expect(shown()).toContain('9 Des');
  });

  test.each(LIMIT_NAMES)('has a word for the limit %s', async (name) => {
    await renderUi(<DeadlineCell date="2026-11-25" daysLeft={1} name={name} today={today} layout="stacked" />, 'en');
    expect(shown()).toMatch(/^1 working day left[A-Z].+ · 25 Nov$/);
  });

  test('says so when nothing is open', async () => {
    await renderUi(<DeadlineCell today={today} />);
    expect(shown()).toBe('Tidak ada tenggat');
  });
});

test('every status has a glyph and a word of its own', async () => {
  const statuses = [...new Set(Object.values(TRANSITIONS).flatMap(({ to }) => to ?? [])), ...FINISHED];
  const words = new Map<string, string>();
  for (const status of new Set(statuses)) {
    const { unmount } = await renderUi(<StatusChip status={status} />);
    words.set(screen.getByTestId('drawn').querySelector('svg')?.innerHTML ?? '', shown());
    unmount();
  }
  expect(words.size).toBe(new Set(statuses).size);
  expect(new Set(words.values()).size).toBe(words.size);
});

test('delivery is told in the four fixed words, with unsent entries first', async () => {
  const { rerender } = await renderUi(<DeliveryState state="unsent" />);
  expect(shown()).toBe('Belum terkirim');
  rerender(<DeliveryState state="server" since="2026-11-23T15:50:00+07:00" today={today} />);
  expect(shown()).toBe('Di server provinsi sejak 23 Nov 15.50');
  rerender(<DeliveryState state="agency" unsentRecords={1} />);
  expect(shown()).toBe('1 catatan belum terkirim');
  rerender(<DeliveryState state="mending" unsentRecords={1} />);
  expect(shown()).toBe('Perlu diperbaiki');
});

test('facts that are missing leave no separator behind', async () => {
  await renderUi(<TwoLines first="Judul" facts={['W. C.', undefined, '', null, '23 Nov']} />);
  expect(shown()).toBe('JudulW. C. · 23 Nov');
});

test('a tile is red when something is late, not before', async () => {
  const late = (count: number) => (
    <Tiles label="Hitungan" tiles={[{ key: 'a', label: 'Lewat tenggat', count, href: '/', late: true }]} />
  );
  const { rerender } = await renderUi(late(0));
  const quiet = screen.getByRole('link').className;
  rerender(late(2));
  expect(screen.getByRole('link').className).not.toBe(quiet);
});
