import { readCertificate, verifyCertificate } from '#shared/directory/certificate.ts';
import { retried, type Transaction } from '../database/database.ts';
import { audit } from '../repositories/audit-repository.ts';
import { putDirectory } from '../repositories/directory-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { putStaffKey, staffKey } from '../repositories/staff-repository.ts';
import { addWorkstation, workstationById } from '../repositories/workstation-repository.ts';
import type { Replication } from './replication.ts';

/**
 * A hub restored to an earlier hour has forgotten who enrolled and signed in since, and could not verify their entries.
 * The certificates carry its own signature, so it takes them back from whoever holds them; others are passed over.
 */
export async function learnKeys(
  { database, hubPublicKey, now }: Replication,
  reader: Reader,
  certificates: readonly string[],
): Promise<void> {
  for (const text of certificates) {
    const certificate = await verifyCertificate(text, hubPublicKey);
    if (!certificate?.workstation.startsWith(`${reader.alias}-`)) continue;
    const { type, workstation: id, unit, publicKey, key, staff } = certificate;
    await retried(() =>
      database.within(reader.district, async (tx) => {
        if (type === 'workstation')
          await learnWorkstation(tx, reader.district, { id, unit, publicKey, certificate: text });
        if (type !== 'staff' || (await knows(tx, reader.district, key, text))) return;
        await putStaffKey(tx, reader.district, { id: key, staff, workstation: id, publicKey }, text);
        await putDirectory(tx, reader.district, [
          { id: `key:${key}`, kind: 'key', data: { id: key, certificate: text, revokedAt: null } },
        ]);
        await audit(tx, reader.district, now(), {
          actor: reader.staff,
          action: 'key-learnt-again',
          detail: { key, staff, workstation: id },
        });
      }),
    );
  }
}

async function knows(tx: Transaction, district: string, key: string, certificate: string): Promise<boolean> {
  const known = await staffKey(tx, district, key);
  // Certificates of one key are kept in the order of their days: an older one than the newest is known already.
  const newest = readCertificate(known?.certificates.at(-1) ?? '');
  const given = readCertificate(certificate);
  return known !== null && (known.revokedAtMs !== null || (newest?.from ?? '') >= (given?.from ?? ''));
}

async function learnWorkstation(
  tx: Transaction,
  district: string,
  row: { id: string; unit: string; publicKey: string; certificate: string },
): Promise<void> {
  if (await workstationById(tx, district, row.id)) return;
  await addWorkstation(tx, district, row);
  const data = { id: row.id, name: row.id, unit: row.unit, certificate: row.certificate, revokedAt: null };
  await putDirectory(tx, district, [{ id: `workstation:${row.id}`, kind: 'workstation', data }]);
}
