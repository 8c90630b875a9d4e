import { useState } from 'react';
import { firstValueFrom } from 'rxjs';
import { useDesk } from '../../data/use-desk.tsx';
import { useFollow } from '../../ui/link.tsx';
import type { IntakeForm } from './intake-form.ts';
import { newCaseOf } from './new-case.ts';
import { useCitation } from './use-citation.ts';

interface Saving {
  draft: string;
  form: IntakeForm;
  title: string;
  today: string;
  finish(): void;
}

/** Saves the report durably, tells the counter answer at once, and goes to the receipt or to the case. */
export function useSave({ draft, form, title, today, finish }: Saving) {
  const desk = useDesk();
  const follow = useFollow();
  const textOf = useCitation();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const save = async (thenPrint: boolean) => {
    if (saving) return;
    setSaving(true);
    setError(null);
    try {
      const stored = await Promise.all(form.photos.map((photo) => desk.drafts.readPhoto(photo.file)));
      const work = desk.directory.plannedWorks().find((one) => one.id === form.citedWork);
      const { id } = await desk.cases.receive(
        newCaseOf(form, {
          title: title || form.chronology.trim().slice(0, 80),
          today,
          privacyVersion: desk.directory.district.privacyNotice.version,
          draft,
          photos: stored.filter((photo) => photo !== null),
          cited: work ? { work, text: textOf(work) } : null,
        }),
      );
      finish();
      if (work && form.channel === 'walk-in') await tellAtCounter(id);
      follow(thenPrint ? `/laporan/${id}/tanda-terima` : `/laporan/${id}`);
    } catch (failure) {
      setError(failure);
      setSaving(false);
    }
  };

  /** The reporter stands at the counter and hears the answer now; a crash in between leaves it under "Siap disampaikan". */
  const tellAtCounter = async (id: string) => {
    const detail = await firstValueFrom(desk.cases.detail$(id));
    const answer = detail?.summary.answers[0];
    if (!answer) return;
    const data = { answer: answer.entry, channel: 'counter' as const, reached: true, text: '' };
    await desk.cases.add(id, { kind: 'delivered', data });
  };

  return { save, saving, error };
}
