import type { JournalLine } from '#shared/journal/journal-schema.ts';

const PAGE = 500;

type Read = (page: { from: number; limit: number }) => Promise<JournalLine[]>;

/** A journal from entry number `from` to `last`, a few hundred lines at a time: it may be larger than memory. */
export async function* pagesOf(read: Read, from = 1, last = Number.POSITIVE_INFINITY): AsyncGenerator<JournalLine[]> {
  for (let next = from; next <= last; ) {
    const lines = await read({ from: next, limit: Math.min(PAGE, last - next + 1) });
    const end = lines.at(-1);
    if (!end) return;
    yield lines;
    next = end.n + 1;
  }
}

/** As `pagesOf`, line by line. */
export async function* linesOf(read: Read, from?: number, last?: number): AsyncGenerator<JournalLine> {
  for await (const lines of pagesOf(read, from, last)) yield* lines;
}
