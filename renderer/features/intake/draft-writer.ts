export interface DraftWriter<Form> {
  /** Written within `everyMs`, whatever comes after it. */
  keep(form: Form): void;
  /** Writes at once what waits; resolves when everything given so far is written. */
  flush(): Promise<void>;
  /** Forgets what waits and takes nothing more; resolves when a write under way has ended. */
  stop(): Promise<void>;
}

/**
 * Writes the newest form at most every `everyMs`, also while somebody types without a pause, and one write at a time:
 * an older form never lands after a newer one. `write` deals with its own failures.
 */
export function createDraftWriter<Form>(write: (form: Form) => Promise<void>, everyMs: number): DraftWriter<Form> {
  let waiting: { form: Form } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();
  let isStopped = false;

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const next = waiting;
    waiting = null;
    if (next) running = running.then(() => write(next.form));
    return running;
  };
  return {
    keep(form) {
      if (isStopped) return;
      waiting = { form };
      timer ??= setTimeout(flush, everyMs);
    },
    flush,
    stop() {
      isStopped = true;
      waiting = null;
      return flush();
    },
  };
}
