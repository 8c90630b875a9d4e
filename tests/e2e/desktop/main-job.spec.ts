import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { createEnrolmentCode } from '../../../hub/administration.ts';
import { seedDemo } from '../../../hub/demo/seed-demo.ts';
import { lockComplaints } from '../../../hub/repositories/complaint-repository.ts';
import { startHub } from '../../../hub/server.ts';
import { openCase, registerComputer, saveAndReadTicket, signIn, strip, tellStory } from '../../demo/officer.ts';
import { demoPerson } from '../../fixtures/desk-test.ts';
import { killDesk, launchDesk, prepareDesk, removeDesk } from '../../fixtures/launch-desktop.ts';

test('a report saved while the hub is down outlives the kill of every process and reaches the hub', async () => {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'loket-hub-'));
  let hub = await startHub({ dataFolder, host: '127.0.0.1', port: 0 });
  const { address, port } = hub;
  await seedDemo(hub);
  const { code } = await createEnrolmentCode(hub, { district: '35.23', unit: 'DISKOMINFO' });
  const desk = await prepareDesk('out/renderer');
  const officer = demoPerson('petugas-1');

  const first = await launchDesk(desk);
  await first.page.getByLabel('Alamat server provinsi').fill(address);
  await registerComputer(first.page, code, 'Loket 1');
  await signIn(first.page, officer);
  await expect(strip(first.page)).toContainText('Semua terkirim');
  await hub.close();
  await tellStory(first.page, {
    chronology: 'Jalan poros Sumberagung berlubang sedalam tiga puluh senti.',
    village: 'sumberag plu',
    name: 'Warga Contoh 1',
  });
  const ticket = await saveAndReadTicket(first.page);
  await killDesk(first.app);

  const journal = path.join(desk.userData, 'journal', ticket.slice(0, 6));
  const segments = await Promise.all((await readdir(journal)).map((name) => readFile(path.join(journal, name))));
  const written = Buffer.concat(segments);
  expect(written.includes(ticket)).toBe(true);
  expect(written.includes('berlubang')).toBe(false);

  const second = await launchDesk(desk);
  await signIn(second.page, officer);
  await openCase(second.page, ticket);
  await expect(second.page.getByText('berlubang sedalam tiga puluh senti').first()).toBeVisible();
  await expect(strip(second.page)).not.toContainText('Semua terkirim');

  hub = await startHub({ dataFolder, host: '127.0.0.1', port });
  await expect(strip(second.page)).toContainText('Semua terkirim', { timeout: 30_000 });
  const kinds = await hub.database.within('35.23', async (tx) => {
    const [complaint] = await lockComplaints(tx, '35.23', [ticket]);
    return complaint?.entries.map((entry) => entry.kind);
  });
  expect(kinds).toContain('received');

  await second.app.close();
  await hub.close();
  await removeDesk(desk);
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
