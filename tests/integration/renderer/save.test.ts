import { afterEach, expect, test } from 'vitest';
import { anOffice, type Office } from '../../fixtures/a-desk-pc.ts';

let office: Office;
afterEach(() => office.close());

test('a report is in list, detail and journal when its save resolves', async () => {
  office = await anOffice();
  const pc = await office.pc();
  await pc.signIn();
  pc.line.isUp = false;
  const id = await pc.receive();
  const [row] = await pc.rows();
  expect(row).toMatchObject({ id, delivery: 'unsent', unsentEntries: 2, limit: { due: '2026-11-27' } });
  const detail = await pc.detail(id);
  expect(detail.entries.map(({ entry }) => entry.kind)).toEqual(['received', 'reporter-identified']);
  expect(detail.entries.map(({ delivery }) => delivery)).toEqual(['unsent', 'unsent']);
  expect(pc.faults).toEqual([]);
});
