import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '../crypto/bytes.ts';
import { type Sign, verifySignature } from '../crypto/signature.ts';
import { jcs } from './entry-bytes.ts';
import { isTicketNumber } from './ticket-number.ts';

const PREFIX = 'loket-aduan/receipt/1\n';

/** What the QR of a receipt says; no identity in it. */
export const Receipt = Type.Object({
  v: Type.Literal(1),
  ticket: Type.String(),
  receivedAt: Type.String(),
  /** The printed limit, YYYY-MM-DD. */
  due: Type.String(),
  unit: Type.String(),
  /** Hash of the `received` entry. */
  entryHash: Type.String(),
  /** Id of the signing key. */
  key: Type.String(),
});
export type Receipt = Static<typeof Receipt>;

/** `<address>/periksa#` + base64url(JCS(receipt)) + "." + signature over "loket-aduan/receipt/1\n" + that text. */
export async function receiptLink(receipt: Receipt, trackingAddress: string, sign: Sign): Promise<string> {
  const text = toBase64url(utf8(jcs(receipt)));
  return `https://${trackingAddress}/periksa#${text}.${await sign(PREFIX + text)}`;
}

export type ReceiptCheck =
  | { result: 'genuine' | 'forged' | 'unknown-key'; receipt: Receipt }
  | { result: 'unreadable'; receipt: null };

/** Checks a scanned or typed link with no network: `publicKeyOf` looks the key up in the directory. */
export async function checkReceipt(link: string, publicKeyOf: (key: string) => string | null): Promise<ReceiptCheck> {
  const receipt = readReceipt(link);
  if (!receipt) return { result: 'unreadable', receipt: null };
  const [text = '', signature = ''] = fragmentOf(link).split('.');
  const publicKey = publicKeyOf(receipt.key);
  if (!publicKey) return { result: 'unknown-key', receipt };
  const isGenuine = isTicketNumber(receipt.ticket) && (await verifySignature(publicKey, PREFIX + text, signature));
  return { result: isGenuine ? 'genuine' : 'forged', receipt };
}

const fragmentOf = (link: string): string => link.trim().slice(link.trim().lastIndexOf('#') + 1);

function readReceipt(link: string): Receipt | null {
  try {
    const value: unknown = JSON.parse(fromUtf8(fromBase64url(fragmentOf(link).split('.')[0] ?? '')));
    return Value.Check(Receipt, value) ? value : null;
  } catch {
    return null;
  }
}
