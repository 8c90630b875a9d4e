import { registerHooks } from 'node:module';

/** A mechanism taken out of the product's source, for those who want to see what then goes wrong. */
export interface Edit {
  /** From the root, e.g. renderer/data/store/recovery.ts. */
  file: string;
  find: string;
  put: string;
}

/** Throws when the text to be replaced is not there exactly once: a mutation that no longer fits proves nothing. */
export function edited(code: string, edits: readonly Edit[]): string {
  let text = code;
  for (const { file, find, put } of edits) {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${find}`);
    text = parts.join(put);
  }
  return text;
}

/** Edits what Node itself loads from now on: the hub, and the machine below the desk. Answers what was not loaded yet. */
export function editLoaded(edits: readonly Edit[]): () => Edit[] {
  const open = new Set(edits);
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      const of = edits.filter(({ file }) => url.endsWith(`/${file}`));
      if (of.length === 0) return loaded;
      for (const edit of of) open.delete(edit);
      return { ...loaded, source: edited(String(loaded.source), of) };
    },
  });
  return () => [...open];
}
