import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOffice, type DeskPc, type Office } from '../../fixtures/a-desk-pc.ts';

let office: Office;
let pc: DeskPc;
beforeAll(async () => {
  office = await anOffice();
  pc = await office.pc();
  await pc.signIn();
});
afterAll(() => office.close());

const found = async (text: string) => (await pc.desk.cases.search(text)).map((row) => row.id);

test('a report is found the moment it is saved, by what was added, and after the next sign-in', async () => {
  const saved = await pc.receive({ title: 'Lampu padam', chronology: 'Gelap sejak kemarin, dekat kuburan.' });
  const asked = pc.desk.cases.search('kuburan gelap');
  expect((await asked).map((row) => row.id)).toEqual([saved]);
  await pc.desk.cases.add(saved, {
    kind: 'corrected',
    data: { field: 'title', value: 'Lampu jalan pecah', reason: 'Salah dengar.' },
  });
  expect(await found('pecah')).toEqual([saved]);
  expect(await found('padam')).toEqual([]);
  await pc.restart();
  await pc.signIn();
  expect(await found('pecah')).toEqual([saved]);
});

test('a superseded question ends with its signal', async () => {
  const control = new AbortController();
  control.abort();
  await expect(pc.desk.cases.search('lampu', { signal: control.signal })).rejects.toThrow('aborted');
});

test('a locked desk finds nothing', async () => {
  await pc.desk.lock(true);
  await expect(pc.desk.cases.search('lampu')).rejects.toThrow('locked');
  await pc.signIn();
});
