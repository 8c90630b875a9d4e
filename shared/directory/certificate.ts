import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { ROLES } from '../access/role.ts';
import { jcs } from '../complaint/entry-bytes.ts';
import { fromBase64url, fromUtf8, sha, toBase64url, utf8 } from '../crypto/bytes.ts';
import { type Sign, verifySignature } from '../crypto/signature.ts';

const PREFIX = 'loket-aduan/certificate/1\n';

/** Who may sign entries with a key, said by the hub. Times are ISO 8601 in UTC. */
export const Certificate = Type.Object({
  v: Type.Literal(1),
  type: Type.Union([Type.Literal('staff'), Type.Literal('workstation'), Type.Literal('hub')]),
  /** Id of the certified key. */
  key: Type.String(),
  publicKey: Type.String(),
  /** Staff id; empty for a workstation's own certificate. */
  staff: Type.String(),
  /** Workstation id, e.g. TBN-K7. */
  workstation: Type.String(),
  unit: Type.String(),
  roles: Type.Array(Type.Enum([...ROLES, 'system'])),
  /** May open secret cases. */
  cleared: Type.Boolean(),
  from: Type.String(),
  until: Type.String(),
});
export type Certificate = Static<typeof Certificate>;

/** base64url(JCS(certificate)) + "." + the hub's signature over "loket-aduan/certificate/1\n" + that text. */
export async function signCertificate(certificate: Certificate, sign: Sign): Promise<string> {
  const text = toBase64url(utf8(jcs(certificate)));
  return `${text}.${await sign(PREFIX + text)}`;
}

/** Null when the text is malformed or not signed by the hub's key. */
export async function verifyCertificate(text: string, hubPublicKey: string): Promise<Certificate | null> {
  const [body = '', signature = ''] = text.split('.');
  if (!(await verifySignature(hubPublicKey, PREFIX + body, signature))) return null;
  return readCertificate(text);
}

/** Reads a certificate without checking its signature; null when malformed. */
export function readCertificate(text: string): Certificate | null {
  try {
    const value: unknown = JSON.parse(fromUtf8(fromBase64url(text.split('.')[0] ?? '')));
    return Value.Check(Certificate, value) ? value : null;
  } catch {
    return null;
  }
}

/** `prev` of a workstation's first entry. */
export const chainStart = (workstationCertificate: string): Promise<string> => sha(workstationCertificate);
