import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { citedWorkOf } from '#shared/complaint/cited-work.ts';
import { filledTemplate, unfilledPlaceholders } from '#shared/directory/template-text.ts';
import { useDesk, useObservable } from '../../../data/use-desk.tsx';
import { useCitation } from '../use-citation.ts';
import { useReplyTexts } from '../use-reply-texts.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

export function AnswerDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const former = useFormer('answered');
  const today = useObservable(useDesk().today$, '');
  const { works, textOf } = useCitation(detail, today);
  const { texts, valuesOf } = useReplyTexts(detail, today);
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState(former?.text ?? '');
  const [workId, setWorkId] = useState<string | null>(former?.work?.id ?? null);
  const [target, setTarget] = useState(former?.target ?? '');
  const work = works.find((one) => one.id === workId);
  const unfilled = unfilledPlaceholders(text);
  const basis = texts.find((one) => one.value === chosen)?.basis;

  const cite = (id: string | null) => {
    setWorkId(id);
    const cited = works.find((one) => one.id === id);
    if (!cited) return;
    const filled = filledTemplate(text, valuesOf(cited));
    const isSaid = filled.includes(cited.title);
    setText(isSaid ? filled : [filled.trim(), textOf(cited)].filter(Boolean).join('\n\n'));
    setTarget(cited.end ?? '');
  };
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.answer.title')}
      confirmLabel={t('dialog.answer.confirm')}
      missing={[text.trim() === '' && t('dialog.answer.text')]}
      blocked={
        unfilled.length > 0 && t('dialog.answer.unfilled', { names: unfilled.map((name) => `{{${name}}}`).join(', ') })
      }
      entries={() => [
        {
          kind: 'answered',
          data: {
            text: text.trim(),
            ...(work && { work: citedWorkOf(work) }),
            ...(target && { target }),
            ...(chosen && { template: chosen }),
          },
        },
      ]}
    >
      {texts.length > 0 && (
        <Select
          label={`${t('dialog.answer.template')} ${t('common:optional')}`}
          placeholder={t('dialog.answer.noTemplate')}
          data={texts.map(({ value, label }) => ({ value, label }))}
          value={chosen}
          onChange={(value) => {
            setChosen(value);
            const found = texts.find((one) => one.value === value);
            if (found) setText(filledTemplate(found.text, valuesOf(work)));
          }}
          description={basis && t('dialog.answer.basis', { basis })}
          clearable
          searchable
          openOnFocus={false}
        />
      )}
      {works.length > 0 && (
        <Select
          label={`${t('dialog.answer.work')} ${t('common:optional')}`}
          placeholder={t('dialog.answer.noWork')}
          data={works.map((one) => ({ value: one.id, label: one.title }))}
          value={workId}
          onChange={cite}
          clearable
          searchable
          openOnFocus={false}
        />
      )}
      <Textarea
        label={t('dialog.answer.text')}
        autosize
        minRows={4}
        maxRows={10}
        maxLength={6_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={`${t('dialog.answer.target')} ${t('common:optional')}`}
        value={target}
        onChange={(event) => setTarget(event.currentTarget.value)}
      />
      <p className="small">{t('dialog.answer.notDelivered')}</p>
    </ActionDialog>
  );
}
