import { Value } from 'typebox/value';
import { sealText } from '#shared/bundle/bundle-bytes.ts';
import { BundleFault } from '#shared/bundle/bundle-fault.ts';
import type { DownHead } from '#shared/bundle/bundle-head.ts';
import { DownItem } from '#shared/bundle/bundle-items.ts';
import { type BundleSource, checkItems, openBundle, readHead } from '#shared/bundle/read-bundle.ts';
import { levelOf, workstationOf } from '#shared/complaint/entry.ts';
import type { Bytes } from '#shared/crypto/bytes.ts';
import { keyId, verifySignature } from '#shared/crypto/signature.ts';
import type { CaseCollection, CaseDocument } from '#shared/replication/protocol.ts';
import type { ImportedBundle } from '../desk.ts';
import { forgetFilesOfOthers } from '../leaving-files.ts';
import { isSameChain } from '../replication/chain-check.ts';
import { storeDirectory } from '../store/directory-store.ts';
import type { BundleBook, MadeBundle } from './bundle-book.ts';
import type { BundleWork } from './bundle-parts.ts';

/**
 * Takes the hub's answer in by the ways that answers over a line go. It is read to its end before any of it is used, and
 * taken in twice it changes nothing. RxDB's checkpoints stay where they are: a later line only pulls again. Throws
 * BundleFault.
 */
export async function importBundle(work: BundleWork, file: Blob): Promise<ImportedBundle> {
  const source: BundleSource = {
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  };
  const { head } = await readHead(source);
  if (head.direction !== 'down') throw new BundleFault('bundle-direction', 'made for the hub');
  const made = await bundleThatIsAnswered(work, head);
  const bundle = await openBundle(source, await work.book.answerKeyOf(made));
  const seal = await checkItems(bundle, ({ value }) => void itemOf(value));
  const isSigned = await verifySignature(work.enrolment.hub.signingKey, sealText(seal.seal), seal.signatures[0] ?? '');
  if (!isSigned) throw new BundleFault('bundle-forged', 'not signed by the hub');
  const intake = new Intake(work, made);
  for await (const { value, bytes } of bundle.items()) await intake.take(itemOf(value), bytes);
  await work.book.take({ number: head.number, at: head.at, takenAt: work.isoNow() }, intake.owed);
  return { number: head.number, ...intake.result };
}

async function bundleThatIsAnswered({ enrolment, book, staff }: BundleWork, head: DownHead): Promise<MadeBundle> {
  const { workstation, hub } = enrolment;
  if (head.workstation.slice(0, 3) !== workstation.slice(0, 3))
    throw new BundleFault('bundle-other-district', `for ${head.workstation}`);
  if (head.workstation !== workstation) throw new BundleFault('bundle-other-workstation', `for ${head.workstation}`);
  if (head.hub !== (await keyId(hub.signingKey))) throw new BundleFault('bundle-other-hub', `of hub ${head.hub}`);
  const { taken, made } = book.current;
  const isOlder =
    taken !== null && (head.number < taken.number || (head.number === taken.number && head.at < taken.at));
  if (isOlder) throw new BundleFault('bundle-older', `answer ${head.number}, after answer ${taken.number}`);
  const found = made.find(({ number, seal }) => number === head.number && seal === head.answers);
  if (!found) throw new BundleFault('bundle-unknown', `no bundle ${head.number} with this seal was made here`);
  if (found.staff !== staff) throw new BundleFault('bundle-other-person', `for ${found.staff}`);
  return found;
}

function itemOf(value: unknown): DownItem {
  if (!Value.Check(DownItem, value)) throw new BundleFault('bundle-altered', 'an item that no answer has');
  return value;
}

/** One answer being taken in. */
class Intake {
  readonly #work: BundleWork;
  /** There was a line since the bundle was made: what that brought is newer than what may only be replaced. */
  readonly #isOvertaken: boolean;
  readonly owed: BundleBook['owed'][number][] = [];
  readonly #accepted = new Set<string>();
  readonly #known: ReadonlySet<string>;
  readonly #arrived = new Set<string>();
  readonly #changed = new Set<string>();
  #rejected = 0;
  #files = 0;

  constructor(work: BundleWork, made: MadeBundle) {
    this.#work = work;
    this.#isOvertaken = (work.contacts.current.lastContact ?? '') > made.at;
    this.#known = new Set([...work.store.all()].map(({ id }) => id));
  }

  get result(): Omit<ImportedBundle, 'number'> {
    return {
      accepted: this.#accepted.size,
      rejected: this.#rejected,
      arrived: this.#arrived.size,
      changed: this.#changed.size,
      files: this.#files,
    };
  }

  async take(item: DownItem, bytes: Bytes | undefined): Promise<void> {
    if (item.item === 'judged') await this.#takeJudged(item);
    else if (item.item === 'verdict') await this.#takeVerdict(item);
    else if (item.item === 'directory') await this.#takeDirectory(item);
    else if (item.item === 'cases') {
      for (const document of item.documents) await this.#takeCase(item.collection, document);
    } else if (bytes) await this.#takeFile(item, bytes);
  }

  async #takeJudged({ chain, missing, heldFiles }: Extract<DownItem, { item: 'judged' }>): Promise<void> {
    const { desktop, enrolment, saver, attachments, store } = this.#work;
    if (!(await isSameChain(desktop.journal, enrolment.workstation, chain))) saver.refuse();
    for (const file of heldFiles) await attachments.mark(file, { state: 'held', upload: '' });
    for (const id of missing) {
      const collection = store.get(id)?.collection;
      if (collection) await this.#lacks(collection, id, new Set());
    }
  }

  async #takeVerdict({ acknowledged, rejected }: Extract<DownItem, { item: 'verdict' }>): Promise<void> {
    const { outbox, sender, mending } = this.#work;
    const ticketOf = new Map(outbox.all().map((one) => [one.id, one.ticket]));
    await sender.receive(acknowledged, rejected);
    for (const id of acknowledged) {
      const ticket = ticketOf.get(id);
      if (ticket !== undefined) this.#accepted.add(ticket);
    }
    this.#rejected += rejected.filter(({ entryId }) => mending.of(entryId) !== null).length;
  }

  async #takeDirectory({ documents }: Extract<DownItem, { item: 'directory' }>): Promise<void> {
    if (this.#isOvertaken) return;
    const { database, directory, keys } = this.#work;
    await storeDirectory(database, keys, documents);
    directory.put(documents);
  }

  async #takeCase(collection: CaseCollection, { id, entries, _deleted }: CaseDocument): Promise<void> {
    const { store, attachments, mending, clock } = this.#work;
    if (!store.collections.includes(collection)) return;
    if (_deleted) {
      if (this.#isOvertaken) return;
      await forgetFilesOfOthers(store, attachments, collection, [id]);
      await store.leave(collection, id);
      return;
    }
    await this.#lacks(collection, id, new Set(entries.map((entry) => entry.id)));
    const before = store.inCollection(collection).get(id)?.digest;
    await store.receive(collection, id, entries);
    await mending.taken(entries.map((entry) => entry.id));
    for (const { hlc } of entries) clock.receive(hlc);
    if (!this.#known.has(id)) this.#arrived.add(id);
    else if (before !== store.inCollection(collection).get(id)?.digest) this.#changed.add(id);
  }

  /** What is here and the hub does not name: own entries are unsent again, those of others come with the next bundle. */
  async #lacks(collection: CaseCollection, id: string, named: ReadonlySet<string>): Promise<void> {
    const { store, outbox, mending, enrolment } = this.#work;
    const here = await store.entries(id, collection);
    const unnamed = here.filter((entry) => !named.has(entry.id) && !mending.isKept(entry.id));
    await outbox.reopen(unnamed.map((entry) => entry.id));
    const isOthers = unnamed.some(
      (entry) => levelOf(entry) === 'full' && workstationOf(entry.id) !== enrolment.workstation,
    );
    if (isOthers) this.owed.push({ collection, id });
  }

  async #takeFile(item: Extract<DownItem, { item: 'file' }>, bytes: Bytes): Promise<void> {
    const { store, attachments } = this.#work;
    const known = store.get(item.ticket);
    const attached = known?.summary.attachments.find(({ file }) => file === item.file);
    if (!known || !attached || (await attachments.open(attached.file, attached.sha256))) return;
    const { entry: _entry, ...described } = attached;
    if (await attachments.cache(known.collection, known.id, described, bytes)) this.#files += 1;
  }
}
