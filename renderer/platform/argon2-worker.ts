/// <reference lib="webworker" />
import { argon2id } from 'hash-wasm';
import type { StretchReply, StretchRequest } from './passphrase.ts';

// The only script of the product that compiles WebAssembly: whoever serves it gives it a policy of its own, by its name.
addEventListener('message', async ({ data: { passphrase, salt } }: MessageEvent<StretchRequest>) => {
  const key = await argon2id({
    password: passphrase,
    salt,
    parallelism: 1,
    iterations: 3,
    memorySize: 64 * 1024,
    hashLength: 32,
    outputType: 'binary',
  });
  postMessage({ key: key as Uint8Array<ArrayBuffer> } satisfies StretchReply);
});
