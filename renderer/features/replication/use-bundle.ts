import { useEffect, useRef, useState } from 'react';
import type { ExportedBundle, ImportedBundle } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';

export type BundleTask =
  | { at: 'rest' }
  | { at: 'exporting'; done: number; total: number }
  | { at: 'importing' }
  | { at: 'stopped' }
  | { at: 'exported'; bundle: ExportedBundle; address: string }
  | { at: 'imported'; result: ImportedBundle }
  | { at: 'failed'; error: unknown };

export interface BundleTasks {
  task: BundleTask;
  make(): Promise<void>;
  stop(): void;
  read(file: Blob): Promise<void>;
}

/** Making a bundle and reading an answer, one at a time, each ending in words. */
export function useBundle(): BundleTasks {
  const { bundles } = useDesk();
  const [task, setTask] = useState<BundleTask>({ at: 'rest' });
  const stopping = useRef<AbortController | null>(null);
  const address = task.at === 'exported' ? task.address : null;
  // Until the next task: the person may save it a second time.
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  useEffect(() => () => stopping.current?.abort(), []);

  async function make() {
    const controller = new AbortController();
    stopping.current = controller;
    setTask({ at: 'exporting', done: 0, total: 0 });
    try {
      const onProgress = (done: number, total: number) => setTask({ at: 'exporting', done, total });
      const bundle = await bundles.export(onProgress, controller.signal);
      const made = URL.createObjectURL(bundle.file);
      setTask({ at: 'exported', bundle, address: made });
      save(made, bundle.name);
    } catch (error) {
      setTask(controller.signal.aborted ? { at: 'stopped' } : { at: 'failed', error });
    }
  }

  async function read(file: Blob) {
    setTask({ at: 'importing' });
    try {
      setTask({ at: 'imported', result: await bundles.import(file) });
    } catch (error) {
      setTask({ at: 'failed', error });
    }
  }

  return { task, make, read, stop: () => stopping.current?.abort() };
}

/** The browser's own way to save a file; Electron asks for a place. */
function save(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
