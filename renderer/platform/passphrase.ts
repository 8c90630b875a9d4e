import type { Bytes } from '#shared/crypto/bytes.ts';

export interface StretchRequest {
  passphrase: string;
  salt: Bytes;
}
export interface StretchReply {
  key: Bytes;
}

/** argon2id (RFC 9106) of a passphrase: 64 MiB, 3 passes, 1 lane, 32 bytes. The worker dies with its memory afterwards. */
export function stretchPassphrase(passphrase: string, salt: Bytes): Promise<Bytes> {
  const worker = new Worker(new URL('./argon2-worker.ts', import.meta.url), { type: 'module', name: 'passphrase' });
  return new Promise<Bytes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<StretchReply>) => resolve(data.key);
    worker.onerror = (event) => reject(new Error(`the passphrase worker failed: ${event.message}`));
    worker.postMessage({ passphrase, salt } satisfies StretchRequest);
  }).finally(() => worker.terminate());
}
