import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { createDraftWriter } from './draft-writer.ts';
import { withProposals } from './form-proposals.ts';
import { EMPTY_FORM, type IntakeForm, isEmpty, readForm } from './intake-form.ts';

/** What a power cut may cost; typing never waits for the disk. */
const WRITE_EVERY_MS = 400;

const NO_DRAFTS: readonly Draft[] = [];

export interface DraftState {
  /** Null until the draft was read. */
  form: IntakeForm | null;
  change(changed: Partial<IntakeForm>): void;
  /** The form with every key typed so far, also those that the screen has not caught up with. */
  latest(): IntakeForm;
  /** ISO instant of the last write; null before the first. */
  savedAt: string | null;
  /** Reading or writing failed: what is typed is on the screen only. */
  error: unknown;
  /** Reads again after a failure. */
  readAgain(): void;
  /** Resolves when all that was typed is written, or writing has failed. */
  flush(): Promise<void>;
  /** No more writes: the report is saved, or the draft thrown away. */
  finish(): Promise<void>;
}

/** The form of one draft, read once and written as it changes, also when the window goes away. */
export function useDraft(id: string): DraftState {
  const { drafts } = useDesk();
  const [form, setForm] = useState<IntakeForm | null>(null);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(EMPTY_FORM);
  const savedAt = useObservable(drafts.list$, NO_DRAFTS).find((draft) => draft.id === id)?.savedAt ?? null;

  const writer = useMemo(
    () =>
      createDraftWriter(async (written: IntakeForm) => {
        try {
          // An emptied form would come back as a draft without a word in it.
          if (isEmpty(written)) await drafts.remove(id);
          else await drafts.write({ id, title: withProposals(written).title, form: written });
          setError(null);
        } catch (failure) {
          setError(failure);
        }
      }, WRITE_EVERY_MS),
    [drafts, id],
  );

  const read = useCallback(() => {
    let isCurrent = true;
    drafts.read(id).then(
      (draft) => {
        if (!isCurrent) return;
        latest.current = draft ? readForm(draft.form) : EMPTY_FORM;
        setForm(latest.current);
        setError(null);
      },
      (failure) => isCurrent && setError(failure),
    );
    return () => {
      isCurrent = false;
    };
  }, [drafts, id]);
  useEffect(read, [read]);

  useEffect(() => {
    const leave = () => void writer.flush();
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [writer]);

  const change = useCallback(
    (changed: Partial<IntakeForm>) => {
      latest.current = { ...latest.current, ...changed };
      setForm(latest.current);
      writer.keep(latest.current);
    },
    [writer],
  );
  const current = useCallback(() => latest.current, []);
  return { form, change, latest: current, savedAt, error, readAgain: read, flush: writer.flush, finish: writer.stop };
}
