import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '../../data/use-desk.tsx';
import { EMPTY_FORM, type IntakeForm, isEmpty, readForm } from './intake-form.ts';

/** A draft is written this long after the last key, so that typing never waits for the disk. */
const WRITE_AFTER_MS = 400;

export interface DraftState {
  /** Null until the draft was read. */
  form: IntakeForm | null;
  change(changed: Partial<IntakeForm>): void;
  /** ISO instant of the last write; null before the first. */
  savedAt: string | null;
  /** Writing failed: what is typed is on the screen only. */
  error: unknown;
  /** No more writes: the report is saved, or the draft thrown away. */
  finish(): void;
}

/** The form of one draft, read once and written as it changes, also when the window goes away. */
export function useDraft(id: string, titleOf: (form: IntakeForm) => string): DraftState {
  const { drafts } = useDesk();
  const [form, setForm] = useState<IntakeForm | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const pending = useRef<{ form: IntakeForm; timer: ReturnType<typeof setTimeout> } | null>(null);
  const finished = useRef(false);
  const title = useRef(titleOf);
  title.current = titleOf;

  const write = useCallback(async () => {
    const waiting = pending.current;
    pending.current = null;
    if (!waiting || finished.current) return;
    clearTimeout(waiting.timer);
    try {
      await drafts.write({ id, title: title.current(waiting.form), form: waiting.form });
      setSavedAt(new Date().toISOString());
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, [drafts, id]);

  useEffect(() => {
    let current = true;
    void drafts.read(id).then((draft) => {
      if (!current) return;
      setForm(draft ? readForm(draft.form) : EMPTY_FORM);
      setSavedAt(draft?.savedAt ?? null);
    });
    return () => {
      current = false;
      void write();
    };
  }, [drafts, id, write]);

  useEffect(() => {
    const leave = () => void write();
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', leave);
    };
  }, [write]);

  const change = useCallback(
    (changed: Partial<IntakeForm>) =>
      setForm((before) => {
        const after = { ...(before ?? EMPTY_FORM), ...changed };
        if (pending.current) clearTimeout(pending.current.timer);
        if (!isEmpty(after)) pending.current = { form: after, timer: setTimeout(() => void write(), WRITE_AFTER_MS) };
        return after;
      }),
    [write],
  );

  const finish = useCallback(() => {
    finished.current = true;
    if (pending.current) clearTimeout(pending.current.timer);
  }, []);

  return { form, change, savedAt, error, finish };
}
