import { expect, test } from 'vitest';
import { PagesUnderWay } from '../../../../renderer/data/replication/pages-under-way.ts';

function aPage(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return {
    take: () => {
      log.push(`take ${name}`);
      return promise;
    },
    record: async () => void log.push(`record ${name}`),
    end: resolve,
    fail: reject,
  };
}

/** Lets everything run that may. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the next page is taken in while one is written, and recorded after it', async () => {
  const log: string[] = [];
  const pages = new PagesUnderWay();
  const [first, second, third] = ['1', '2', '3'].map((name) => aPage(log, name));
  await pages.begin(['a'], first?.take as never, first?.record as never);
  await pages.begin(['b'], second?.take as never, second?.record as never);
  const begun = pages.begin(['c'], third?.take as never, third?.record as never);
  second?.end();
  await settled();
  expect(log).toEqual(['take 1', 'take 2']);
  first?.end();
  await begun;
  third?.end();
  await pages.done();
  expect(log.filter((line) => line.startsWith('record'))).toEqual(['record 1', 'record 2', 'record 3']);
});

test('two states of one case are never under way together', async () => {
  const log: string[] = [];
  const pages = new PagesUnderWay();
  const [first, second] = [aPage(log, '1'), aPage(log, '2')];
  await pages.begin(['a', 'b'], first.take, first.record);
  const begun = pages.begin(['b'], second.take, second.record);
  await settled();
  expect(log).toEqual(['take 1']);
  first.end();
  second.end();
  await begun;
  await pages.done();
});

test('what follows a page that failed is not recorded', async () => {
  const log: string[] = [];
  const pages = new PagesUnderWay();
  const [first, second] = [aPage(log, '1'), aPage(log, '2')];
  await pages.begin(['a'], first.take, first.record);
  await pages.begin(['b'], second.take, second.record);
  first.fail(new Error('the disk is full'));
  second.end();
  await expect(pages.done()).rejects.toThrow('the disk is full');
  expect(log).toEqual(['take 1', 'take 2']);
});
