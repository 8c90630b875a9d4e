import { FileStore } from '@tus/file-store';
import { type Lock, type Locker, MemoryLocker, type Upload } from '@tus/server';
import type { SharedLocks } from '../database/database.ts';

const LOCK_TIMEOUT_MS = 30_000;

/** tus's store; a known upload is not begun anew, for a late twin of its announcement would empty it. */
export class UploadStore extends FileStore {
  override async create(upload: Upload): Promise<Upload> {
    const known = await this.getUpload(upload.id).catch(() => null);
    return known ?? super.create(upload);
  }
}

/** One writer per upload in all processes of the hub: the one who comes later has the former let go. */
export function uploadLocker(locks: SharedLocks | null): Locker {
  const here = new MemoryLocker({ acquireLockTimeout: LOCK_TIMEOUT_MS });
  return locks === null ? here : { newLock: (id) => everywhere(here.newLock(id), locks, `upload ${id}`) };
}

function everywhere(here: Lock, locks: SharedLocks, name: string): Lock {
  let release: (() => Promise<void>) | null = null;
  return {
    async lock(stopped, letGo) {
      await here.lock(stopped, letGo);
      const signal = AbortSignal.any([stopped, AbortSignal.timeout(LOCK_TIMEOUT_MS)]);
      try {
        release = await locks.take(name, () => void letGo(), signal);
      } catch (error) {
        await here.unlock();
        throw signal.aborted ? { status_code: 423, body: 'another process is writing this upload\n' } : error;
      }
    },
    async unlock() {
      await release?.();
      await here.unlock();
    },
  };
}
