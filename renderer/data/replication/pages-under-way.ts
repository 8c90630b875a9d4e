/** One is sealed while the one before it is written. */
const AT_ONCE = 2;

interface Underway {
  ids: ReadonlySet<string>;
  taken: Promise<void>;
}

/**
 * Pages of a feed that are taken in at the same time, yet as if one after the other: what has come of a page is recorded
 * only when all before it is, and two states of one case are never under way together.
 */
export class PagesUnderWay {
  readonly #pages: Underway[] = [];
  #recorded: Promise<unknown> = Promise.resolve();

  /** Resolves when the next page may come; rejects when one before it has failed. */
  async begin(ids: readonly string[], take: () => Promise<void>, record: () => Promise<void>): Promise<void> {
    const isUnderWay = this.#pages.some((page) => ids.some((id) => page.ids.has(id)));
    await this.#wait(isUnderWay ? 0 : AT_ONCE - 1);
    const taken = take();
    this.#pages.push({ ids: new Set(ids), taken });
    this.#recorded = Promise.all([this.#recorded, taken]).then(record);
    this.#recorded.catch(() => {}); // told by `done`
  }

  /** Resolves when everything is taken in and recorded. */
  async done(): Promise<void> {
    await Promise.allSettled(this.#pages.map(({ taken }) => taken));
    await this.#recorded;
  }

  /** Until so many are under way at most. */
  async #wait(most: number): Promise<void> {
    while (this.#pages.length > most) {
      await this.#pages[0]?.taken;
      this.#pages.shift();
    }
  }
}
