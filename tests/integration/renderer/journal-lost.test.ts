import { afterEach, beforeEach, expect, test } from 'vitest';
import { anOffice, type DeskPc, type Office, until } from '../../fixtures/a-desk-pc.ts';

let office: Office;
let pc: DeskPc;

beforeEach(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn('officer-1');
});
afterEach(() => office.close());

test('without its journal a PC gives out no number twice, and what only the store has still reaches the hub', async () => {
  const sent = await pc.receive({ title: 'Terkirim' });
  await pc.sent();
  pc.line.isUp = false;
  const unsent = await pc.receive({ title: 'Belum terkirim' });
  await pc.desk.cases.add(sent, { kind: 'noted', data: { text: 'Pelapor menelepon.' } });
  await pc.desk.lock(true);
  pc.machine.journals.delete(pc.workstation);
  await pc.restart();
  await pc.signIn('officer-1');
  await expect(pc.receive()).rejects.toMatchObject({ code: 'must-enrol' });
  await until(pc.desk.replication.status$, ({ connection }) => connection === 'must-enrol');
  expect(await pc.rows((rows) => rows.length === 2)).toHaveLength(2);

  const former = pc.workstation;
  pc.line.isUp = true;
  await pc.enrolAgain();
  await pc.signIn('officer-1');
  await until(pc.desk.replication.reissue$, (status) => status === null);
  await pc.sent();
  // Its chain had room for them still: the number on the receipt stays.
  expect(await office.casesOfHub()).toEqual({
    [sent]: [`${former}.1`, `${former}.2`, `${former}.5`],
    [unsent]: [`${former}.3`, `${former}.4`],
  });
  expect(pc.faults).toEqual([]);
});
