import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES } from '#shared/directory/data/categories.ts';
import { Field } from '../../../ui/field.tsx';
import { CheckChips } from '../../../ui/pick-chips.tsx';
import { useCaseWords } from '../../../ui/use-case-words.ts';
import { type Correction, corrections } from '../corrections.ts';
import { ActionDialog, type ActionProps } from './action-dialog.tsx';

const PICKS = ['1', '2', '3', '4'] as const;

/** Puts fields right by further entries; a quick receipt is completed the same way, and needs no reason. */
export function CorrectDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'form']);
  const words = useCaseWords();
  const [{ summary }] = useState(detail);
  const { quick, reporter, request } = summary;
  const [form, setForm] = useState<Correction>({
    title: summary.title,
    category: summary.category,
    chronology: summary.chronology,
    picks: request.picks,
    request: request.text,
    address: reporter?.address ?? '',
  });
  const [reason, setReason] = useState('');
  const change = (changed: Partial<Correction>) => setForm({ ...form, ...changed });
  const entries = corrections(summary, form, quick ? t('dialog.correct.quickReason') : reason.trim());
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t(quick ? 'dialog.correct.titleQuick' : 'dialog.correct.title')}
      confirmLabel={t(quick ? 'dialog.correct.confirmQuick' : 'dialog.correct.confirm')}
      missing={[
        form.title.trim() === '' && t('dialog.correct.fields.title'),
        form.chronology.trim() === '' && t('dialog.correct.fields.chronology'),
        !quick && reason.trim() === '' && t('dialog.correct.reason'),
      ]}
      blocked={entries.length === 0 && t('dialog.correct.unchanged')}
      entries={() => entries}
    >
      <Textarea
        label={t('dialog.correct.fields.chronology')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={12_000}
        value={form.chronology}
        onChange={(event) => change({ chronology: event.currentTarget.value })}
      />
      <TextInput
        label={t('dialog.correct.fields.title')}
        maxLength={150}
        value={form.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Select
        label={t('dialog.correct.fields.category')}
        data={CATEGORIES.map(({ code }) => ({ value: code as string, label: words.category(code) }))}
        value={form.category}
        onChange={(category) => category && change({ category })}
        searchable
      />
      <Field label={t('dialog.correct.fields.picks')}>
        {(control) => (
          <CheckChips
            aria-labelledby={control['aria-labelledby']}
            options={PICKS.map((value) => ({ value, label: t(`form:picks.${value}`) }))}
            values={PICKS.filter((pick) => form.picks.includes(Number(pick)))}
            onChange={(picks) => change({ picks: picks.map(Number).sort() })}
          />
        )}
      </Field>
      <TextInput
        label={t('dialog.correct.fields.request')}
        maxLength={1_000}
        value={form.request}
        onChange={(event) => change({ request: event.currentTarget.value })}
      />
      {quick && reporter && (
        <TextInput
          label={t('dialog.correct.fields.address')}
          maxLength={400}
          value={form.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      )}
      {!quick && (
        <TextInput
          label={t('dialog.correct.reason')}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <p className="small">{t('dialog.correct.kept')}</p>
    </ActionDialog>
  );
}
