import { filter, firstValueFrom, type Observable } from 'rxjs';
import type { CaseRow, Desk, NewCase } from '../../../renderer/data/desk.ts';
import { openDesk } from '../../../renderer/data/open-desk.ts';
import { desktop } from '../../../renderer/platform/desktop.ts';
import { aReceived, aReporter } from '../../fixtures/a-case.ts';

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

    signIn: (person: Person) => desk.signIn(person, () => {}),
    lock: () => desk.lock(true),
    sendNow: () => desk.replication.sendNow(),

    /** Saves reports, one after the other; the last one's ticket. */
    async receive(count: number): Promise<string> {
      const {
        trackingCode: _code,
        limits: _limits,
        ...received
      } = aReceived({ chronology: 'lubang jalan '.repeat(30) });
      const then: NewCase['then'] = [];
      const report = { received, reporter: aReporter(), then, photos: [], draft: null };
      let last = '';
      for (let nth = 0; nth < count; nth++) last = (await desk.cases.receive(report)).id;
      return last;
    },

    /** Until nothing is unsent and that many cases are listed. */
    async caughtUp(cases: number): Promise<number> {
      const startedMs = performance.now();
      await until(desk.cases.rows$, ({ length }) => length >= cases);
      await until(desk.replication.status$, (status) => status.unsentEntries + status.unsentFiles === 0);
      return performance.now() - startedMs;
    },

    /** A photo that no compression makes smaller. */
    async attachPhoto(id: string, bytes: number): Promise<void> {
      const photo = new Uint8Array(bytes);
      for (let from = 0; from < bytes; from += 65_536) crypto.getRandomValues(photo.subarray(from, from + 65_536));
      photo.set([0xff, 0xd8, 0xff]);
      await desk.cases.attach(id, { name: 'foto.jpg', type: 'image/jpeg', bytes: photo });
    },
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
