/** Name of the Web Lock that the window which owns journal and database holds until it closes or crashes. */
const LOCK = 'loket-aduan';

/**
 * Resolves when this window owns journal and store: two would write one journal. While another one does, `onWait` is
 * called once, and the browser hands over by itself when that window is gone.
 */
export async function ownStore(onWait: () => void): Promise<void> {
  if (await isOwned({ ifAvailable: true })) return;
  onWait();
  await isOwned({});
}

function isOwned(options: LockOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(LOCK, options, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<never>(() => {});
      })
      .catch(reject);
  });
}
