import { Compile } from 'typebox/compile';
import { BundleFault } from '#shared/bundle/bundle-fault.ts';
import type { UpHead } from '#shared/bundle/bundle-head.ts';
import { type FileItem, UpItem } from '#shared/bundle/bundle-items.ts';
import { type BundleSource, checkItems, type OpenBundle, openBundle, readHead } from '#shared/bundle/read-bundle.ts';
import type { Bytes } from '#shared/crypto/bytes.ts';
import { keyId } from '#shared/crypto/signature.ts';
import type { CaseCollection, Rejection } from '#shared/replication/protocol.ts';
import type { FileService } from '../files/file-service.ts';
import { HubError } from '../hub-error.ts';
import { learnKeys } from '../replication/learn-keys.ts';
import { push } from '../replication/push.ts';
import type { Replication } from '../replication/replication.ts';
import { audit } from '../repositories/audit-repository.ts';
import type { HubSecrets } from '../repositories/hub-state-repository.ts';
import type { Reader } from '../repositories/session-repository.ts';
import { signerOfBundle } from './bundle-signer.ts';

export interface BundleHub extends Replication {
  secrets: HubSecrets;
  files: FileService;
}

/** What a bundle brought, and what its maker said to have; the answer is made from it. */
export interface Imported {
  head: UpHead;
  seal: string;
  reader: Reader;
  acknowledged: string[];
  rejected: Rejection[];
  heldFiles: string[];
  /** Files that were not taken, and why. */
  refusedFiles: { file: string; reason: string }[];
  /** Digest of each case that is there, by collection. */
  holds: Record<CaseCollection, Map<string, string>>;
  hasFiles: Set<string>;
  lacksFiles: string[];
}

const ItemSchema = Compile(UpItem);

/**
 * Takes a bundle in, as if its maker had a line: the same push, the same judging. It is read to its end before any of it
 * is used, so that a torn or altered one leaves nothing behind; taken in twice, it changes nothing. Throws BundleFault.
 */
export async function importBundle(hub: BundleHub, source: BundleSource): Promise<Imported> {
  const { head, bundle } = await openForThisHub(hub, source);
  const certificates: string[] = [];
  const seal = await checkItems(bundle, ({ value }) => {
    const item = itemOf(value);
    if (item.item === 'opening') certificates.push(...item.certificates);
  });
  const reader = await signerOfBundle(hub, head, seal, certificates);
  await learnKeys(hub, reader, certificates);
  const imported: Imported = {
    head,
    seal: seal.seal,
    reader,
    acknowledged: [],
    rejected: [],
    heldFiles: [],
    refusedFiles: [],
    holds: { complaints: new Map(), secretComplaints: new Map() },
    hasFiles: new Set(),
    lacksFiles: [],
  };
  for await (const { value, bytes } of bundle.items()) await takeItem(hub, imported, itemOf(value), bytes);
  const { acknowledged, rejected, heldFiles } = imported;
  const detail = {
    workstation: head.workstation,
    number: head.number,
    seal: seal.seal,
    acknowledged: acknowledged.length,
    rejected: rejected.length,
    files: heldFiles.length,
  };
  await hub.database.within(reader.district, (tx) =>
    audit(tx, reader.district, hub.now(), { actor: reader.staff, action: 'bundle-imported', detail }),
  );
  return imported;
}

async function openForThisHub(
  { secrets }: BundleHub,
  source: BundleSource,
): Promise<{ head: UpHead; bundle: OpenBundle }> {
  const { head } = await readHead(source);
  if (head.direction !== 'up') throw new BundleFault('bundle-direction', 'an answer, made for a workstation');
  if (head.hub !== (await keyId(secrets.recovery.publicKey)))
    throw new BundleFault('bundle-other-hub', 'sealed to the key of another hub');
  return { head, bundle: await openBundle(source, secrets.recovery) };
}

function itemOf(value: unknown): UpItem {
  if (!ItemSchema.Check(value)) throw new BundleFault('bundle-altered', 'an item that no bundle has');
  return value;
}

async function takeItem(hub: BundleHub, imported: Imported, item: UpItem, bytes: Bytes | undefined): Promise<void> {
  if (item.item === 'holds') {
    for (const [id, digest] of item.cases) imported.holds[item.collection].set(id, digest);
  } else if (item.item === 'opening') {
    imported.hasFiles = new Set(item.hasFiles);
    imported.lacksFiles = item.lacksFiles;
  } else if (item.item === 'rows') {
    const answer = await push(hub, imported.reader, item.collection, { rows: item.rows });
    imported.acknowledged.push(...answer.acknowledged.flatMap(({ entries }) => entries));
    imported.rejected.push(...answer.rejected);
  } else if (bytes) {
    await takeFile(hub, imported, item, bytes);
  }
}

/** A file that is not taken holds up nothing else; its bytes stay at the office. */
async function takeFile(hub: BundleHub, imported: Imported, item: FileItem, bytes: Bytes): Promise<void> {
  const { item: _item, ...upload } = item;
  try {
    await hub.files.take(imported.reader, upload, bytes);
    imported.heldFiles.push(item.file);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    imported.refusedFiles.push({ file: item.file, reason: error.code });
  }
}
