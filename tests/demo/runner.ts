import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Runs the steps of a story one after another: each is printed, checked and leaves a picture. */
export class StoryRunner {
  readonly #folder: string;
  readonly #say: (line: string) => void;
  passed = 0;
  /** Pages whose pictures tell what went wrong when a step fails. */
  readonly pages: Page[] = [];

  private constructor(folder: string, say: (line: string) => void) {
    this.#folder = folder;
    this.#say = say;
  }

  static async in(folder: string, say: (line: string) => void): Promise<StoryRunner> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new StoryRunner(folder, say);
  }

  /** `work` returns the page to take a picture of, or null. Throws StepFailed. */
  async step(name: string, work: () => Promise<Page | null>): Promise<void> {
    const number = String(this.passed + 1).padStart(2, '0');
    const began = performance.now();
    let page: Page | null;
    try {
      page = await work();
    } catch (cause) {
      for (const [index, each] of this.pages.filter((one) => !one.isClosed()).entries()) {
        await each.screenshot({ path: join(this.#folder, `failed-${index + 1}.png`) });
      }
      throw new StepFailed(`step ${number} failed: ${name}`, { cause });
    }
    const slug = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    if (page) await page.screenshot({ path: join(this.#folder, `${number}-${slug}.png`) });
    this.passed += 1;
    this.#say(`  ${number} ✓ ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
  }
}

class StepFailed extends Error {}
