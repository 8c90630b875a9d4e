import { Checkbox, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES } from '#shared/directory/data/categories.ts';
import { useDesk } from '../../../data/use-desk.tsx';
import { Field } from '../../../ui/field.tsx';
import { SegmentedChoice } from '../../../ui/segmented-choice.tsx';
import { useCaseWords } from '../../../ui/use-case-words.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';
import { UnitSelect } from './unit-select.tsx';

const CLASSIFICATIONS = ['complaint', 'aspiration', 'information-request'] as const;

export function VerifyDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const former = useFormer('verified');
  const words = useCaseWords();
  const { directory } = useDesk();
  const { summary } = detail;
  const [classification, setClassification] = useState(former?.classification ?? summary.classification);
  const [category, setCategory] = useState(former?.category ?? summary.category);
  const [supervisory, setSupervisory] = useState(former?.supervisory ?? summary.supervisory);
  const [proposedUnit, setProposedUnit] = useState(former?.proposedUnit ?? summary.proposedUnit);
  const [text, setText] = useState(former?.text ?? '');
  const inspectorate = directory.units().find((unit) => unit.kind === 'inspectorate');
  const isComplaint = classification === 'complaint';

  const categories: string[] = CATEGORIES.map(({ code }) => code);
  if (!categories.includes(category)) categories.unshift(category);
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.verify.title')}
      confirmLabel={t('dialog.verify.confirm')}
      entries={() => [
        {
          kind: 'verified',
          data: {
            classification,
            category,
            supervisory: isComplaint && supervisory,
            ...(proposedUnit && { proposedUnit }),
            ...(text.trim() && { text: text.trim() }),
          },
        },
      ]}
    >
      <Field label={t('dialog.verify.classification')}>
        {(control) => (
          <SegmentedChoice
            aria-labelledby={control['aria-labelledby']}
            options={CLASSIFICATIONS.map((value) => ({ value, label: words.classification(value) }))}
            value={classification}
            onChange={setClassification}
          />
        )}
      </Field>
      <Select
        label={t('dialog.verify.category')}
        data={categories.map((value) => ({ value, label: words.category(value) }))}
        value={category}
        onChange={(value) => value && setCategory(value)}
        searchable
      />
      {isComplaint && (
        <Checkbox
          label={t('dialog.verify.supervisory')}
          description={t('dialog.verify.supervisoryHint')}
          checked={supervisory}
          onChange={({ currentTarget }) => {
            setSupervisory(currentTarget.checked);
            if (currentTarget.checked && inspectorate) setProposedUnit(inspectorate.id);
          }}
        />
      )}
      <UnitSelect label={t('dialog.verify.proposedUnit')} value={proposedUnit} onChange={setProposedUnit} />
      <Textarea
        label={t('dialog.words')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
