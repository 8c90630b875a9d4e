import type { Edit } from './edits.ts';

/** Each of these texts, put in place of the product's own, looks first whether its mechanism is switched off. */
const off = (name: string): string => `globalThis.off.has('${name}')`;

const RECOVERY = 'renderer/data/store/recovery.ts';
const OUTBOX = 'renderer/data/replication/outbox.ts';
const REPLICATION = 'renderer/data/replication/replication.ts';
const JOURNAL = 'shared/journal/journal.ts';

/** In the page. */
export const DESK_EDITS: readonly Edit[] = [
  {
    file: RECOVERY,
    find: 'const missing = lines.filter((line) => ',
    put: `const missing = lines.filter((line) => !${off('replay')} && `,
  },
  {
    file: 'renderer/data/replication/parcel.ts',
    find: 'elsewhere.length > 0 ?',
    put: `elsewhere.length > 0 && !${off('journal-to-hub')} ?`,
  },
  {
    file: OUTBOX,
    find: 'const ids = new Set(await this.#journal.unacknowledged());',
    put: `const ids = new Set(${off('outbox')} ? [] : await this.#journal.unacknowledged());
    if (${off('no-clock')}) {
      // What is unsent is what was written after the newest that was sent, as RxDB's checkpoint has it.
      const all = await this.#journal.read({ from: 1, limit: 100_000 });
      const times = new Map();
      for (const line of all) times.set(line.id, await openLine(this.#keys, line).then((one) => Date.parse(one.at), () => null));
      const untilMs = Math.max(0, ...all.filter(({ id }) => !ids.has(id)).map(({ id }) => times.get(id) ?? 0));
      for (const id of [...ids]) if (times.get(id) !== null && times.get(id) < untilMs) ids.delete(id);
    }`,
  },
  {
    file: 'renderer/data/replication/digest-compare.ts',
    find: 'if (hash === mine[bucket]) continue;',
    put: `if (hash === mine[bucket] || ${off('digest')}) continue;`,
  },
  {
    file: 'renderer/data/store/case-union.ts',
    find: 'receive(known ?? [], view, store.keep())',
    put: `${off('union')} ? [...view] : receive(known ?? [], view, store.keep())`,
  },
  {
    file: 'renderer/data/store/case-documents.ts',
    find: 'const { error } = await',
    put: `if (${off('revision')}) {
      const there = await this.read(collection, writes.map(({ document }) => document.id));
      writes = writes.map(({ document }) => {
        const previous = there.get(document.id);
        return previous ? { document, previous } : { document };
      });
    }
    const { error } = await`,
  },
  {
    file: 'renderer/data/workspace.ts',
    find: 'if (!isSetBack(head, store.all())) return;',
    put: `if (${off('set-back')} || !isSetBack(head, store.all())) return;`,
  },
  {
    file: REPLICATION,
    find: 'await outbox.reopenAll();',
    put: `if (!${off('epoch')}) await outbox.reopenAll();`,
  },
  {
    file: REPLICATION,
    find: 'const lost = missing.filter((id) => ',
    put: `const lost = missing.filter((id) => !${off('unnamed')} && `,
  },
  {
    file: 'renderer/data/save.ts',
    find: 'const result = this.#saving.then(() => {',
    put: `const result = (${off('one-save')} ? Promise.resolve() : this.#saving).then(() => {`,
  },
];

/** In the hub, and in the machine below the page. */
export const HUB_EDITS: readonly Edit[] = [
  {
    file: 'hub/replication/push.ts',
    find: 'if (hasMore(view, new Map(holds)))',
    put: `if (hasMore(view, new Map(holds)) && !${off('conflicts')})`,
  },
  {
    file: 'hub/replication/case-state.ts',
    find: 'const entries = merge(stored, added);',
    put: `const entries = merge(${off('hub-union')} && added.length > 0 ? [] : stored, added);`,
  },
  {
    file: 'hub/replication/pull.ts',
    find: '(from.sequence === 0 || (await markOf',
    put: `(from.sequence === 0 || ${off('mark')} || (await markOf`,
  },
  {
    file: 'hub/replication/pull.ts',
    find: 'from.epoch === epoch &&',
    put: `(from.epoch === epoch || ${off('hub-epoch')}) &&`,
  },
  {
    file: JOURNAL,
    find: 'const names = await this.#store.list();\n    const gaps',
    put: `const names = await this.#store.list();
    if (${off('journal')}) for (const name of names.splice(0)) await this.#store.remove(name);
    const gaps`,
  },
  {
    file: JOURNAL,
    find: 'if (lease !== this.#lease) throw',
    put: `if (lease !== this.#lease && !${off('lease')}) throw`,
  },
  { file: JOURNAL, find: 'this.#checkSequence(lines);', put: `if (!${off('lease')}) this.#checkSequence(lines);` },
];
