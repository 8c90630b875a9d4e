import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { argon2id } from 'hash-wasm';
import { describe, expect, test } from 'vitest';
import { sealText } from '#shared/bundle/bundle-bytes.ts';
import type { UpHead } from '#shared/bundle/bundle-head.ts';
import { checkItems, openBundle } from '#shared/bundle/read-bundle.ts';
import { writeBundle } from '#shared/bundle/write-bundle.ts';
import { formatHlc, hlcMs } from '#shared/clock.ts';
import type { Entry } from '#shared/complaint/entry.ts';
import { canonicalHeader, signEntry, verifyEntry } from '#shared/complaint/entry-bytes.ts';
import { lowered } from '#shared/complaint/merge.ts';
import { checkReceipt, type Receipt, receiptLink } from '#shared/complaint/receipt.ts';
import { isTicketNumber, ticketNumber } from '#shared/complaint/ticket-number.ts';
import { parseTrackingCode, printedTrackingCode } from '#shared/complaint/tracking-code.ts';
import { concatBytes, fromBase64url, fromUtf8, toBase64url } from '#shared/crypto/bytes.ts';
import { openBox } from '#shared/crypto/sealed-box.ts';
import { importDataKey, openValue } from '#shared/crypto/sealed-value.ts';
import { keyId, signerOf, verifySignature } from '#shared/crypto/signature.ts';
import { type Certificate, chainStart, signCertificate, verifyCertificate } from '#shared/directory/certificate.ts';
import { encodeRecord, scanRecords } from '#shared/journal/journal-record.ts';
import { bucketHashes, bucketOf, digestOf } from '#shared/replication/digest.ts';
import { type Slot, Slots } from '../../../renderer/data/keys.ts';
import { anEntry } from '../../fixtures/a-case.ts';
import vectors from '../../fixtures/format-vectors.json' with { type: 'json' };
import { makeFormatVectors } from '../../fixtures/make-format-vectors.ts';

test('the vectors are what their description makes, on other cryptography', () => {
  expect(JSON.parse(JSON.stringify(makeFormatVectors()))).toEqual(vectors);
});

test('docs/formats.md shows them', async () => {
  const text = await readFile(new URL('../../../docs/formats.md', import.meta.url), 'utf8');
  const {
    ticket,
    trackingCode,
    hlc,
    certificate,
    entry,
    receipt,
    sealedValue,
    sealedBox,
    slot,
    journal,
    digest,
    sessionProof,
    bundle,
  } = vectors;
  for (const shown of [
    ticket.ticket,
    trackingCode.printed,
    hlc.stamp,
    certificate.text,
    certificate.chainStart,
    entry.canonicalHeader,
    entry.entry.dataHash,
    entry.entry.hash,
    entry.entry.signature,
    entry.entry.key,
    receipt.link,
    sealedValue.sealed,
    sealedBox.box,
    slot.stretched,
    slot.mixed,
    slot.slotKey,
    slot.slot.sealed,
    journal.hex,
    digest.digest,
    digest.bucketHash,
    sessionProof.proof,
    bundle.seal,
    bundle.hex,
  ]) {
    expect(text.replaceAll(/\s/g, '')).toContain(shown.replaceAll(/\s/g, ''));
  }
});

describe('the product makes and reads', () => {
  test('ticket number and tracking code', () => {
    const { workstation, year, serial, ticket } = vectors.ticket;
    expect(ticketNumber(workstation, year, serial)).toBe(ticket);
    expect(isTicketNumber(ticket)).toBe(true);
    expect(printedTrackingCode(vectors.trackingCode.code)).toBe(vectors.trackingCode.printed);
    expect(parseTrackingCode(vectors.trackingCode.printed)).toBe(vectors.trackingCode.code);
  });

  test('hybrid logical clock', () => {
    const { ms, counter, stamp } = vectors.hlc;
    expect(formatHlc(ms, counter)).toBe(stamp);
    expect(hlcMs(stamp)).toBe(ms);
  });

  test('certificate', async () => {
    const { hubSeed, hubPublicKey, text } = vectors.certificate;
    const certificate = vectors.certificate.certificate as unknown as Certificate;
    expect(await signCertificate(certificate, await signerOf(hubSeed))).toBe(text);
    expect(await verifyCertificate(text, hubPublicKey)).toEqual(certificate);
    expect(await chainStart(text)).toBe(vectors.certificate.chainStart);
  });

  test('entry', async () => {
    const { seed, publicKey } = vectors.entry;
    const entry = vectors.entry.entry as unknown as Required<Omit<Entry, 'level'>>;
    const { v: _v, dataHash: _dataHash, hash: _hash, signature: _signature, salt, ...unsigned } = entry;
    expect(await keyId(publicKey)).toBe(entry.key);
    expect(canonicalHeader(entry)).toBe(vectors.entry.canonicalHeader);
    expect(await signEntry(unsigned, await signerOf(seed), salt)).toEqual(entry);
    expect(await verifyEntry(entry, publicKey)).toBeNull();
  });

  test('receipt', async () => {
    const { address, receipt, link } = vectors.receipt;
    const { seed, publicKey } = vectors.entry;
    expect(await receiptLink(receipt as Receipt, address, await signerOf(seed))).toBe(link);
    expect(await checkReceipt(link, () => publicKey)).toEqual({ result: 'genuine', receipt });
  });

  test('sealed value', async () => {
    const { key, place, value, sealed } = vectors.sealedValue;
    expect(await openValue(await importDataKey(fromBase64url(key)), place, sealed)).toEqual(value);
  });

  test('sealed box', async () => {
    const { recipient, plaintext, box } = vectors.sealedBox;
    expect(fromUtf8(await openBox(recipient, box))).toBe(plaintext);
  });

  test('key slot', async () => {
    const { passphrase, workstationSecret, stretched, mixed, slotKey, place, credentials, slot } = vectors.slot;
    const mix = async (bytes: string) =>
      createHmac('sha256', fromBase64url(workstationSecret)).update(fromBase64url(bytes)).digest('base64url');
    const vault = { read: async () => JSON.stringify([slot]), mix } as unknown as ConstructorParameters<
      typeof Slots
    >[0];
    const stretch = async (password: string, salt: Uint8Array) =>
      new Uint8Array(
        await argon2id({
          password,
          salt,
          parallelism: 1,
          iterations: 3,
          memorySize: 64 * 1024,
          hashLength: 32,
          outputType: 'binary',
        }),
      );
    const slots = new Slots(vault, stretch, vectors.ticket.workstation);
    const [listed] = await slots.list();
    expect(await slots.open(listed as Slot, passphrase)).toEqual(credentials);
    await expect(slots.open(listed as Slot, `${passphrase}.`)).rejects.toThrow('does not open');
    expect(toBase64url(await stretch(passphrase, fromBase64url(slot.salt)))).toBe(stretched);
    expect(await mix(stretched)).toBe(mixed);
    expect(await openValue(await importDataKey(fromBase64url(slotKey)), place, slot.sealed)).toEqual(credentials);
  });

  test('journal', () => {
    const { records, hex } = vectors.journal;
    const bytes = concatBytes(...records.map((record, index) => encodeRecord(index + 1, record)));
    expect(Buffer.from(bytes).toString('hex')).toBe(hex);
    const { records: scanned, isDamaged } = scanRecords(bytes, 1);
    expect(scanned.map((record) => record.value)).toEqual(records);
    expect(isDamaged).toBe(false);
  });

  test('digest', async () => {
    const { held, digest, ticket, bucket, bucketHash } = vectors.digest;
    const entries = held.map(([id, level]) => {
      const entry = anEntry({
        id: id as string,
        ticket,
        kind: 'noted',
        at: '2026-11-24T09:51:00+07:00',
        by: 'x',
        unit: 'PPID',
      });
      return level === 'withheld' ? lowered(entry, 'withheld') : entry;
    });
    expect(await digestOf(entries)).toBe(digest);
    expect(await bucketOf(ticket)).toBe(bucket);
    expect((await bucketHashes([{ id: ticket, digest }]))[bucket as number]).toBe(bucketHash);
  });

  test('proof of a sign-in', async () => {
    const { text, proof } = vectors.sessionProof;
    expect(await verifySignature(vectors.entry.publicKey, text, proof)).toBe(true);
  });

  test('bundle', async () => {
    const { recipient, contentKey, signers, head, items, seal, hex } = vectors.bundle;
    const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
    const made: Uint8Array[] = [];
    const parts = {
      head: head as UpHead,
      contentKey: fromBase64url(contentKey),
      items: items.map(({ value, bytes }) => ({ value, ...(bytes !== undefined && { bytes: fromBase64url(bytes) }) })),
      signers: await Promise.all(signers.map(signerOf)),
    };
    expect(await writeBundle(parts, (part) => void made.push(part))).toBe(seal);
    expect(Buffer.concat(made).toString('hex')).toBe(hex);

    const read: unknown[] = [];
    const source = { size: bytes.length, read: async (start: number, end: number) => bytes.slice(start, end) };
    const end = await checkItems(await openBundle(source, recipient), (item) => void read.push(item));
    expect(read).toEqual(parts.items);
    expect(end.seal).toBe(seal);
    expect(await verifySignature(vectors.entry.publicKey, sealText(seal), end.signatures[1] ?? '')).toBe(true);
  });
});
