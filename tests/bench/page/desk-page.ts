import { filter, firstValueFrom, type Observable } from 'rxjs';
import type { CaseRow, Desk } from '../../../renderer/data/desk.ts';
import { openDesk } from '../../../renderer/data/open-desk.ts';
import { desktop } from '../../../renderer/platform/desktop.ts';

export interface Person {
  staff: string;
  passphrase: string;
}

/** The product's data layer on the product's browser platform, for a bench to call; times in ms. */
export type DeskPage = Awaited<ReturnType<typeof openDeskPage>>;

export async function openDeskPage() {
  const desk: Desk = await openDesk(desktop);
  await until(desk.phase$, ({ at }) => at === 'enrolment' || at === 'locked');
  return {
    enrol: (code: string) => desk.enrol({ code, name: 'Meja Contoh' }),

    /** From the hub's yes until that many cases are listed and the oldest one is found. */
    async firstFill(person: Person, cases: number, oldest: string): Promise<number> {
      let startedMs = 0;
      await desk.signIn(person, ({ step }) => {
        if (step === 'opening') startedMs = performance.now();
      });
      const rows = await until(desk.cases.rows$, ({ length }) => length === cases);
      await found(desk, oldest);
      if (rows.length !== cases) throw new Error(`${rows.length} cases`);
      return performance.now() - startedMs;
    },

    lock: () => desk.lock(true),
  };
}

/** The search may still be taking in what has just come. */
async function found(desk: Desk, id: string): Promise<readonly CaseRow[]> {
  for (;;) {
    const rows = await desk.cases.search(id);
    if (rows.length > 0) return rows;
    await new Promise(requestAnimationFrame);
  }
}

const until = <Value>(source$: Observable<Value>, fits: (value: Value) => boolean): Promise<Value> =>
  firstValueFrom(source$.pipe(filter(fits)));
