import { expect, test } from 'vitest';
import { Outbox } from '../../../../renderer/data/replication/outbox.ts';

test('all that a PC has written in years may be unsent at once', async () => {
  const count = 300_000;
  const asked: { from: number; limit: number }[] = [];
  const journal = {
    unacknowledged: async () => Array.from({ length: count }, (_, index) => `TBN-K7.${index + 1}`),
    read: async (page: { from: number; limit: number }) => {
      asked.push(page);
      return [];
    },
  };
  const outbox = new Outbox(journal as never, {} as never, 'TBN-K7');
  await outbox.load();
  expect(asked).toEqual([{ from: 1, limit: 500 }]);
});
