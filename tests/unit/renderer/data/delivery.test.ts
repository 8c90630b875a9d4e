import { BehaviorSubject, Subject } from 'rxjs';
import { expect, test, vi } from 'vitest';
import { Delivery, type DeliveryParts } from '../../../../renderer/data/replication/delivery.ts';
import type { AttachmentRow } from '../../../../renderer/data/store/store-schema.ts';

const aRow = (id: string) => ({ id }) as AttachmentRow;

/** A delivery over a good line, whose sweeps are counted. */
function aDelivery() {
  const unsentFiles$ = new BehaviorSubject<readonly AttachmentRow[]>([]);
  const outbox = { changed$: new Subject<void>() };
  const sender = { waiting: 0, sent$: new Subject<number>(), sweep: vi.fn(async () => {}) };
  const uploads = { sweep: vi.fn(async () => {}) };
  const line = { persist: (work: () => Promise<void>) => work() };
  const parts = { line, outbox, sender, uploads, unsentFiles$, session: {}, onFault: vi.fn() };
  const delivery = new Delivery(parts as unknown as DeliveryParts);
  delivery.start();
  return { delivery, sender, uploads, unsentFiles$ };
}

test('a photo that is noted after its entry was sent is uploaded by itself', async () => {
  const { delivery, uploads, unsentFiles$ } = aDelivery();
  await vi.waitFor(() => expect(uploads.sweep).toHaveBeenCalledTimes(1));
  unsentFiles$.next([aRow('photo-1')]);
  await vi.waitFor(() => expect(uploads.sweep).toHaveBeenCalledTimes(2));
  // Where its upload stands is no news.
  unsentFiles$.next([aRow('photo-1')]);
  unsentFiles$.next([aRow('photo-1'), aRow('photo-2')]);
  await vi.waitFor(() => expect(uploads.sweep).toHaveBeenCalledTimes(3));
  delivery.stop();
});
