import { readFile } from 'node:fs/promises';
import { inCollection, scopesOfReader } from '#shared/access/scope.ts';
import type { DownHead } from '#shared/bundle/bundle-head.ts';
import type { DownItem } from '#shared/bundle/bundle-items.ts';
import { type Item, newContentKey, writeBundle } from '#shared/bundle/write-bundle.ts';
import { type Bytes, utf8 } from '#shared/crypto/bytes.ts';
import { signerOf } from '#shared/crypto/signature.ts';
import type { CaseCollection, CaseDocument } from '#shared/replication/protocol.ts';
import { HubError } from '../hub-error.ts';
import { isWithheld, viewOf } from '../replication/case-view.ts';
import { logAccess } from '../repositories/audit-repository.ts';
import { lastOfChain } from '../repositories/chain-repository.ts';
import { casesIn, entriesOf, unknownCases } from '../repositories/complaint-repository.ts';
import { directoryAfter } from '../repositories/directory-repository.ts';
import { feedHead } from '../repositories/feed-repository.ts';
import type { BundleHub, Imported } from './import-bundle.ts';

const COLLECTIONS = ['complaints', 'secretComplaints'] as const;
/** Cases read at once, and documents of one item, in bytes of JSON. */
const CASES_AT_ONCE = 100;
const ITEM_BYTES = 1_000_000;
/** Photos of one answer; the office asks for the others the next time. */
const MAX_FILE_BYTES = 1_000_000_000;
const IDS_AT_ONCE = 5_000;
const ALL = 2 ** 31 - 1;

/** What the maker of a bundle lacks, sealed to the key that came with it and signed by the hub. */
export async function answerBundle(
  hub: BundleHub,
  imported: Imported,
  put: (bytes: Bytes) => void | Promise<void>,
): Promise<{ cases: number }> {
  const { head, seal } = imported;
  const wanted = await Promise.all(COLLECTIONS.map((collection) => lackedBy(hub, imported, collection)));
  const cases = wanted.reduce((sum, { differing, gone }) => sum + differing.length + gone.length, 0);
  const { contentKey, box } = await newContentKey(head.answerKey);
  const answer: DownHead = {
    direction: 'down',
    workstation: head.workstation,
    staff: head.staff,
    number: head.number,
    at: new Date(hub.now()).toISOString(),
    hub: hub.secrets.signing.id,
    answers: seal,
    box,
    cases,
  };
  const signers = [await signerOf(hub.secrets.signing.seed)];
  await writeBundle({ head: answer, contentKey, items: itemsOf(hub, imported, wanted), signers }, put);
  return { cases };
}

interface Lacked {
  collection: CaseCollection;
  differing: string[];
  /** Left the reader's scope. */
  gone: string[];
}

/** As a pull would serve it: what differs from the manifest, and what of it has left the reader's scope. */
async function lackedBy(hub: BundleHub, { reader, holds }: Imported, collection: CaseCollection): Promise<Lacked> {
  const held = holds[collection];
  const scopes = inCollection(scopesOfReader(reader), collection);
  const former = inCollection(reader.formerScopes, collection).filter((scope) => !scopes.includes(scope));
  const rows = await hub.database.within(reader.district, (tx) => casesIn(tx, reader.district, scopes, former));
  const digestFor = (row: (typeof rows)[number]) => (isWithheld(reader, row) ? row.digestWithheld : row.digest);
  return {
    collection,
    differing: rows.filter((row) => row.isReadable && held.get(row.id) !== digestFor(row)).map(({ id }) => id),
    gone: rows.filter((row) => !row.isReadable && held.has(row.id)).map(({ id }) => id),
  };
}

async function* itemsOf(hub: BundleHub, imported: Imported, wanted: readonly Lacked[]): AsyncGenerator<Item<DownItem>> {
  const { reader, acknowledged, rejected, heldFiles, holds } = imported;
  const { district } = reader;
  const ids = COLLECTIONS.flatMap((collection) => [...holds[collection].keys()]);
  const [chain, missing] = await hub.database.within(district, async (tx) => [
    await lastOfChain(tx, district, reader.workstation),
    await unknownCases(tx, district, ids),
  ]);
  yield { value: { item: 'judged', chain, missing, heldFiles } };
  for (const some of slices(acknowledged, IDS_AT_ONCE))
    yield { value: { item: 'verdict', acknowledged: some, rejected: [] } };
  for (const some of slices(rejected, IDS_AT_ONCE))
    yield { value: { item: 'verdict', acknowledged: [], rejected: some } };
  const documents = await hub.database.within(district, async (tx) => {
    const { sequence } = await feedHead(tx, district, 'directory');
    return directoryAfter(tx, district, 0, sequence, ALL);
  });
  for (const some of slices(documents, CASES_AT_ONCE)) {
    const given = some.map(({ id, kind, data, deleted }) => ({ id, kind, data: deleted ? null : data }));
    yield { value: { item: 'directory', documents: given } };
  }
  const files = new Set(imported.lacksFiles);
  for (const lacked of wanted) yield* casesOf(hub, imported, lacked, files);
  yield* filesOf(hub, imported, files);
}

async function* casesOf(
  hub: BundleHub,
  { reader, hasFiles }: Imported,
  { collection, differing, gone }: Lacked,
  files: Set<string>,
): AsyncGenerator<Item<DownItem>> {
  const { district } = reader;
  for (const some of slices(gone, CASES_AT_ONCE)) {
    const documents = some.map((id): CaseDocument => ({ id, entries: [], _deleted: true }));
    yield { value: { item: 'cases', collection, documents } };
  }
  const scopes = inCollection(scopesOfReader(reader), collection);
  for (const some of slices(differing, CASES_AT_ONCE)) {
    const rows = await hub.database.within(district, async (tx) => {
      const found = await entriesOf(tx, district, scopes, some);
      const seen = found.map(({ id }) => id);
      if (collection === 'secretComplaints' && seen.length > 0)
        await logAccess(tx, district, hub.now(), reader, 'secret-pull', seen);
      return found;
    });
    const views = rows.map((row): CaseDocument => {
      return { id: row.id, entries: viewOf(reader, row, row.entries), _deleted: false };
    });
    for (const { entries } of views) {
      for (const { kind, data } of entries)
        if (kind === 'attached' && typeof data?.file === 'string' && !hasFiles.has(data.file)) files.add(data.file);
    }
    for (const documents of bySize(views)) yield { value: { item: 'cases', collection, documents } };
  }
}

/** Files within the reader's scope that have arrived here whole; others are passed over. */
async function* filesOf(
  hub: BundleHub,
  { reader, heldFiles }: Imported,
  wanted: ReadonlySet<string>,
): AsyncGenerator<Item<DownItem>> {
  let bytesLeft = MAX_FILE_BYTES;
  const brought = new Set(heldFiles);
  for (const name of wanted) {
    if (brought.has(name)) continue;
    const found = await hub.files.read(reader, name).catch((error: unknown) => {
      if (error instanceof HubError) return null;
      throw error;
    });
    if (!found || found.size > bytesLeft) continue;
    const { path, file, ticket, sha256, size } = found;
    const type = found.type as Extract<DownItem, { item: 'file' }>['type'];
    bytesLeft -= size;
    yield { value: { item: 'file', file, ticket, sha256, type, size }, bytes: new Uint8Array(await readFile(path)) };
  }
}

function* slices<Value>(values: readonly Value[], length: number): Generator<Value[]> {
  for (let start = 0; start < values.length; start += length) yield values.slice(start, start + length);
}

function* bySize(documents: readonly CaseDocument[]): Generator<CaseDocument[]> {
  let some: CaseDocument[] = [];
  let bytes = 0;
  for (const document of documents) {
    const size = utf8(JSON.stringify(document)).length;
    if (some.length > 0 && bytes + size > ITEM_BYTES) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(document);
    bytes += size;
  }
  if (some.length > 0) yield some;
}
