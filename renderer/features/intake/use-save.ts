import { useRef, useState } from 'react';
import { firstValueFrom } from 'rxjs';
import type { Channel } from '#shared/complaint/entry-data.ts';
import type { Desk, Photo } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useFollow } from '../../ui/link.tsx';
import { withProposals } from './form-proposals.ts';
import type { DraftPhoto, IntakeForm } from './intake-form.ts';
import { newCaseOf } from './new-case.ts';
import type { CounterAnswers } from './use-counter-answer.ts';
import type { DraftState } from './use-draft.ts';

/** A kept photo, named in the message, cannot be read any more: saving without it would lose evidence without a word. */
export class PhotoLost extends Error {}

/** Channels in which the reporter is there and hears the answer now. */
const HEARD_AT_ONCE: Partial<Record<Channel, 'counter' | 'telephone'>> = {
  'walk-in': 'counter',
  telephone: 'telephone',
};

interface Saving {
  draft: string;
  today: string;
  state: DraftState;
  answers: CounterAnswers;
}

/** Saves the report durably, tells the counter answer at once, and goes to the receipt or to the case. */
export function useSave({ draft, today, state, answers }: Saving) {
  const desk = useDesk();
  const follow = useFollow();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isBusy = useRef(false);

  const save = async (form: IntakeForm, thenPrint: boolean) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setSaving(true);
    setError(null);
    try {
      await state.flush();
      const answer = answers.answerOf(form.answer);
      const { id } = await desk.cases.receive(
        newCaseOf(withProposals(form), {
          today,
          privacyVersion: desk.directory.district.privacyNotice.version,
          draft,
          photos: await Promise.all(form.photos.map((photo) => readPhoto(desk, photo))),
          answer,
        }),
      );
      await state.finish();
      const way = HEARD_AT_ONCE[form.channel];
      if (answer && way) await tell(desk, id, way);
      follow(thenPrint ? `/laporan/${id}/tanda-terima` : `/laporan/${id}`);
    } catch (failure) {
      setError(failure);
      setSaving(false);
      isBusy.current = false;
    }
  };
  return { save, saving, error };
}

async function readPhoto({ drafts }: Desk, { file, name }: DraftPhoto): Promise<Photo> {
  const photo = await drafts.readPhoto(file);
  if (!photo) throw new PhotoLost(name);
  return photo;
}

/** The report is saved already: when this fails, the answer waits under "Siap disampaikan" and nothing is saved twice. */
async function tell({ cases }: Desk, id: string, channel: 'counter' | 'telephone'): Promise<void> {
  try {
    const detail = await firstValueFrom(cases.detail$(id));
    const answer = detail?.summary.answers[0];
    if (answer) {
      await cases.add(id, { kind: 'delivered', data: { answer: answer.entry, channel, reached: true, text: '' } });
    }
  } catch {
    return;
  }
}
