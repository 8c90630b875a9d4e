import { type SigningKey, signerOf } from '#shared/crypto/signature.ts';
import { type Certificate, readCertificate, signCertificate } from '#shared/directory/certificate.ts';
import type { Staff } from '#shared/directory/directory-document.ts';

const VALID_YEARS = 10;

interface Subject {
  key: string;
  publicKey: string;
  workstation: string;
}

function validity(nowMs: number): { from: string; until: string } {
  const until = new Date(nowMs);
  until.setUTCFullYear(until.getUTCFullYear() + VALID_YEARS);
  return { from: new Date(nowMs).toISOString(), until: until.toISOString() };
}

export async function certifyWorkstation(
  hub: SigningKey,
  subject: Subject,
  unit: string,
  nowMs: number,
): Promise<string> {
  const person = { staff: '', roles: [], cleared: false };
  return signCertificate(
    { v: 1, type: 'workstation', ...subject, ...person, unit, ...validity(nowMs) },
    await signerOf(hub.seed),
  );
}

export async function certifyStaff(hub: SigningKey, subject: Subject, staff: Staff, nowMs: number): Promise<string> {
  const { id, unit, roles, cleared } = staff;
  const certificate: Certificate = {
    v: 1,
    type: 'staff',
    ...subject,
    staff: id,
    unit,
    roles,
    cleared,
    ...validity(nowMs),
  };
  return signCertificate(certificate, await signerOf(hub.seed));
}

/** Whether the certificate still says what the directory says of the person. */
export function isCurrent(certificate: string, staff: Staff): boolean {
  const said = readCertificate(certificate);
  const roles = (list: readonly string[]) => [...list].sort().join();
  return (
    said !== null &&
    said.unit === staff.unit &&
    said.cleared === staff.cleared &&
    roles(said.roles) === roles(staff.roles)
  );
}
