import { randomBytes, toBase64url } from '#shared/crypto/bytes.ts';
import { createSigningKey } from '#shared/crypto/signature.ts';
import { sealDirectoryDocument } from '../../../renderer/data/directory-view.ts';
import { createDataKeys, keyRingOf, Slots } from '../../../renderer/data/keys.ts';
import { databaseName, openDatabase } from '../../../renderer/data/store/database.ts';
import { type SealedCase, sealWithHead } from '../../../renderer/data/store/seal.ts';
import { desktop } from '../../../renderer/platform/desktop.ts';
import { stretchPassphrase } from '../../../renderer/platform/passphrase.ts';
import { aDistrict, STAFF, UNITS } from '../../fixtures/a-directory.ts';
import { calendars, standard } from '../../fixtures/legal-clock.ts';
import { aLargeCase } from './large-case.ts';

/** Not the one that wrote the cases: a store with own entries that the journal lacks is refused. */
const WORKSTATION = 'TBN-K8';
export const PASSPHRASE = 'kata sandi contoh';
const PAGE = 1_000;

/** Enrols this PC with a slot for one officer and fills its store with `total` sealed cases, each given to `onSealed` too. */
export async function fillStore(total: number, onSealed: (cases: SealedCase[]) => Promise<unknown>): Promise<void> {
  const [officer] = STAFF;
  if (!officer) throw new Error('no officer');
  const keys = await createDataKeys();
  const credentials = { keys, signing: await createSigningKey(), staff: officer };
  const ring = await keyRingOf(credentials);
  const staff = STAFF.map(({ id, name, position }) => ({ id, name, position }));
  const hub = { signingKey: toBase64url(randomBytes(32)), recoveryKey: keys.secretPublic };
  const district = { code: '35.23', alias: 'TBN', name: 'Kabupaten Tuban' };
  const unit = { id: 'PPID', name: 'Loket PPID Utama' };
  const enrolment = { workstation: WORKSTATION, certificate: 'certificate', district, unit, hub, staff };
  await desktop.vault.write('enrolment', JSON.stringify(enrolment));
  await new Slots(desktop.vault, stretchPassphrase, WORKSTATION).write(credentials, PASSPHRASE);

  const database = await openDatabase(databaseName(WORKSTATION));
  const documents = [
    { id: 'district:35.23', kind: 'district', data: aDistrict() },
    ...UNITS.map((data) => ({ id: `unit:${data.id}`, kind: 'unit', data })),
    ...STAFF.map((data) => ({ id: `staff:${data.id}`, kind: 'staff', data })),
    ...calendars.map((data) => ({ id: `calendar:${data.id}`, kind: 'calendar', data })),
    { id: `standard:${standard.id}`, kind: 'standard', data: standard },
  ];
  await database.directory.bulkInsert(
    await Promise.all(documents.map((document) => sealDirectoryDocument(ring, document))),
  );
  const { version } = await desktop.app.info();
  const sealing = { keys: ring, workstation: WORKSTATION, version, dueOf: () => '2026-12-14' };
  for (let from = 0; from < total; from += PAGE) {
    const cases = Array.from({ length: Math.min(PAGE, total - from) }, (_, index) => aLargeCase(from + index, total));
    const withHeads = await Promise.all(
      cases.map((entries) => sealWithHead(sealing, 'complaints', entries[0]?.ticket ?? '', entries)),
    );
    const sealed = withHeads.map((one) => one.sealed);
    const { error } = await database.complaints.storageInstance.bulkWrite(
      sealed.map((document) => ({
        document: { ...document, _deleted: false, _attachments: {}, _meta: { lwt: Date.now() }, _rev: '1-bench' },
      })),
      'bench',
    );
    if (error.length > 0) throw new Error(`the store refused ${error.length} cases`);
    await onSealed(sealed);
  }
  await database.close();
}
