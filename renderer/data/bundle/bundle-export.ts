import type { UpHead } from '#shared/bundle/bundle-head.ts';
import type { FileItem, UpItem } from '#shared/bundle/bundle-items.ts';
import { type Item, newContentKey, writeBundle } from '#shared/bundle/write-bundle.ts';
import { levelOf } from '#shared/complaint/entry.ts';
import type { Bytes } from '#shared/crypto/bytes.ts';
import { createBoxKey } from '#shared/crypto/sealed-box.ts';
import { keyId } from '#shared/crypto/signature.ts';
import { readCertificate } from '#shared/directory/certificate.ts';
import type { CaseCollection } from '#shared/replication/protocol.ts';
import type { ExportedBundle } from '../desk.ts';
import { digestsHere } from '../replication/digest-compare.ts';
import type { Unsent } from '../replication/outbox.ts';
import { type Parcel, parcelOf } from '../replication/parcel.ts';
import { batchesOf } from '../replication/push.ts';
import type { AttachmentRow } from '../store/store-schema.ts';
import type { BundleWork } from './bundle-parts.ts';

const CASES_PER_ITEM = 5_000;
const CASES_PER_READ = 100;

/**
 * Writes what the hub lacks, as far as this PC knows and this person can open, into a file for a USB stick. Nothing of
 * it counts as sent: only the hub's answer says what has arrived. Rejects with the signal's reason when it was stopped.
 */
export async function exportBundle(
  work: BundleWork,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ExportedBundle> {
  const { desktop, enrolment, staff, keys, book, outbox, attachments } = work;
  const unsent = outbox.all().filter((one) => !one.isClosed);
  const files = (await attachments.unsent()).filter((row) => attachments.isOpenable(row));
  const { contentKey, box } = await newContentKey(enrolment.hub.recoveryKey);
  const answerKey = await createBoxKey();
  const cases = new Set([...unsent, ...files].map((one) => one.ticket)).size;
  const head: UpHead = {
    direction: 'up',
    workstation: enrolment.workstation,
    staff,
    key: keys.key,
    number: book.nextNumber,
    answered: book.current.taken?.number ?? 0,
    at: work.isoNow(),
    hub: await keyId(enrolment.hub.recoveryKey),
    answerKey: answerKey.publicKey,
    box,
    cases,
    entries: unsent.length,
    files: files.length,
  };
  const parts: Blob[] = [];
  let done = 0;
  const advance = (by: number) => {
    signal.throwIfAborted();
    done += by;
    onProgress(done, unsent.length + files.length);
  };
  const items = itemsOf(work, unsent, files, advance);
  const signers = [(text: string) => desktop.vault.sign(text), keys.sign];
  // As pieces of a Blob they need not stay in memory.
  const seal = await writeBundle({ head, contentKey, items, signers }, (bytes: Bytes) => {
    parts.push(new Blob([bytes]));
  });
  signal.throwIfAborted();
  const { number, at } = head;
  // Before anybody can carry it away: without the key its answer would be worth nothing.
  await book.add({ number, at, staff, seal, cases, files: files.length }, answerKey);
  const name = `loket-${enrolment.workstation}-${String(number).padStart(4, '0')}.loket`;
  return { name, file: new Blob(parts), number, at, cases, files: files.length };
}

async function* itemsOf(
  work: BundleWork,
  unsent: readonly Unsent[],
  files: readonly AttachmentRow[],
  advance: (by: number) => void,
): AsyncGenerator<Item<UpItem>> {
  const { store } = work;
  advance(0);
  const owed = await owedParcels(work);
  yield { value: await openingOf(work, owed) };
  for (const collection of store.collections) {
    const cases = [...(await digestsHere(store, work.mending, collection))];
    for (let start = 0; start < cases.length; start += CASES_PER_ITEM) {
      yield { value: { item: 'holds', collection, cases: cases.slice(start, start + CASES_PER_ITEM) } };
    }
  }
  for (const [collection, ofCollection] of Map.groupBy(unsent, (one) => one.collection)) {
    const tickets = [...Map.groupBy(ofCollection, (one) => one.ticket)];
    for (let start = 0; start < tickets.length; start += CASES_PER_READ) {
      const some = tickets.slice(start, start + CASES_PER_READ);
      const parcels = await Promise.all(
        some.map(async ([ticket, entries]): Promise<Parcel> => {
          const ids = entries.map(({ id }) => id);
          return { ...(await parcelOf(work, collection, ticket, ids)), held: [] };
        }),
      );
      for (const rows of batchesOf(parcels)) yield { value: { item: 'rows', collection, rows } };
      advance(parcels.reduce((sum, { entries }) => sum + entries.length, 0));
    }
  }
  for (const [collection, parcels] of owed) {
    for (const rows of batchesOf(parcels)) yield { value: { item: 'rows', collection, rows } };
  }
  yield* filesOf(work, files, advance);
}

/** All that is here of cases of which the hub has lost what others wrote. */
async function owedParcels({ book, store }: BundleWork): Promise<Map<CaseCollection, Parcel[]>> {
  const owed = book.current.owed.filter(({ collection, id }) => store.inCollection(collection).has(id));
  const parcels = new Map<CaseCollection, Parcel[]>();
  for (const { collection, id } of owed) {
    const entries = (await store.entries(id, collection)).filter((entry) => levelOf(entry) === 'full');
    parcels.set(collection, [...(parcels.get(collection) ?? []), { id, entries, held: [] }]);
  }
  return parcels;
}

async function openingOf(
  { desktop, directory, enrolment, keys, store }: BundleWork,
  owed: ReadonlyMap<CaseCollection, readonly Parcel[]>,
): Promise<UpItem> {
  const ofThisPc = directory
    .documents('key')
    .map(({ data }) => readCertificate((data as { certificate: string }).certificate))
    .filter((certificate) => certificate?.workstation === enrolment.workstation)
    .map((certificate) => certificate?.key ?? '');
  const ofOwed = [...owed.values()].flat().flatMap(({ entries }) => entries.map((entry) => entry.key));
  const certificates = directory.certificatesOf([...new Set([...ofThisPc, keys.key, ...ofOwed])]);
  const here = new Set(await desktop.files.list());
  const named = [...store.all()].flatMap(({ summary }) => summary.attachments.map(({ file }) => file));
  return {
    item: 'opening',
    certificates: [...new Set([enrolment.certificate, ...certificates])],
    hasFiles: named.filter((file) => here.has(file)),
    lacksFiles: named.filter((file) => !here.has(file)),
  };
}

/** The photos that the hub has not confirmed. */
async function* filesOf(
  { attachments }: BundleWork,
  files: readonly AttachmentRow[],
  advance: (by: number) => void,
): AsyncGenerator<Item<UpItem>> {
  for (const row of files) {
    const attached = await attachments.describe(row);
    const bytes = attached && (await attachments.open(row.id, attached.sha256));
    if (attached && bytes) {
      const { file, type, size, sha256 } = attached;
      const value: FileItem = { item: 'file', file, type, size, sha256, ticket: row.ticket };
      yield { value, bytes };
    }
    advance(1);
  }
}
