/// <reference lib="webworker" />

// One append and one flush per message: what a save cannot do without.
const root = await navigator.storage.getDirectory();
const file = await root.getFileHandle('bench-fsync', { create: true });
const handle = await file.createSyncAccessHandle();
let at = 0;
addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
  at += handle.write(data, { at });
  handle.flush();
  postMessage(null);
});
postMessage(null);
