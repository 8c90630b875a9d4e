/** Name of the Web Lock that the window which owns journal and database holds until it closes. */
const LOCK = 'loket-aduan';

/** False when another window of this browser owns them: two would write one journal. */
export function ownStore(): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(LOCK, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<never>(() => {});
      })
      .catch(() => resolve(false));
  });
}
