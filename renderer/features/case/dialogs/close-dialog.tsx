import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryData, Outcome } from '#shared/complaint/entry-data.ts';
import { useSession } from '../../../data/use-desk.tsx';
import { Field } from '../../../ui/field.tsx';
import { PickChips } from '../../../ui/pick-chips.tsx';
import { SegmentedChoice } from '../../../ui/segmented-choice.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

const OUTCOMES: readonly Outcome[] = ['handled', 'explained', 'scheduled', 'partly', 'unproven', 'outside-authority'];
type Basis = EntryData<'closed'>['basis'];

/** An officer closes what the reporter confirmed; a coordinator also after the reporter's silence. */
export function CloseDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const former = useFormer('closed');
  const format = useFormat();
  const isCoordinator = useSession().roles.includes('coordinator');
  const silence = detail.limits.find((limit) => limit.name === 'silence');
  const maySilence = isCoordinator && silence !== undefined && silence.daysLeft <= 0;
  const [outcome, setOutcome] = useState(former?.outcome);
  const [basis, setBasis] = useState<Basis | undefined>(
    former?.basis ?? (isCoordinator ? undefined : 'reporter-confirmed'),
  );
  const [text, setText] = useState(former?.text ?? '');
  const bases: Basis[] = maySilence ? ['reporter-confirmed', 'silence'] : ['reporter-confirmed'];
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.close.title')}
      confirmLabel={t('dialog.close.confirm')}
      missing={[!outcome && t('dialog.close.outcome'), !basis && t('dialog.close.basis')]}
      entries={() => (outcome && basis ? [{ kind: 'closed', data: { outcome, basis, text: text.trim() } }] : [])}
    >
      <Field label={t('dialog.close.outcome')}>
        {(control) => (
          <PickChips
            aria-labelledby={control['aria-labelledby']}
            options={OUTCOMES.map((value) => ({ value, label: t(`dialog.close.outcomes.${value}`) }))}
            value={outcome}
            onChange={setOutcome}
          />
        )}
      </Field>
      <Field
        label={t('dialog.close.basis')}
        {...(isCoordinator &&
          !maySilence && {
            hint: silence
              ? t('dialog.close.silenceFrom', { date: format.longDate(silence.due) })
              : t('dialog.close.silenceNever'),
          })}
      >
        {(control) => (
          <SegmentedChoice
            aria-labelledby={control['aria-labelledby']}
            options={bases.map((value) => ({ value, label: t(`dialog.close.bases.${value}`) }))}
            value={basis}
            onChange={setBasis}
          />
        )}
      </Field>
      <Textarea
        label={`${t('dialog.words')} ${t('common:optional')}`}
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
