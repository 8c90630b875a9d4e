import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryData } from '#shared/complaint/entry-data.ts';
import { useDesk } from '../../../data/use-desk.tsx';
import { Field } from '../../../ui/field.tsx';
import { OptionCards } from '../../../ui/option-cards.tsx';
import { PickChips } from '../../../ui/pick-chips.tsx';
import { SegmentedChoice } from '../../../ui/segmented-choice.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import classes from '../case.module.css';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

type Way = EntryData<'delivered'>['channel'];
const WAYS: readonly Way[] = ['telephone', 'whatsapp', 'letter', 'counter', 'e-mail', 'visit'];

export function DeliverDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const former = useFormer('delivered');
  const format = useFormat();
  const { directory } = useDesk();
  const [untold] = useState(detail.toTell);
  const [answer, setAnswer] = useState(former?.answer ?? untold[0]?.entry);
  const [way, setWay] = useState<Way | undefined>(former?.channel ?? detail.summary.reporter?.contact.ways[0]);
  const [reached, setReached] = useState<'yes' | 'no'>();
  const [text, setText] = useState(former?.text ?? '');
  const chosen = untold.find((one) => one.entry === answer);
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.deliver.title')}
      confirmLabel={t('dialog.deliver.confirm')}
      missing={[
        !chosen && t('dialog.deliver.answer'),
        !way && t('dialog.deliver.way'),
        !reached && t('dialog.deliver.reached'),
      ]}
      entries={() => {
        if (!chosen || !way) return [];
        const lead = chosen.lead === null ? {} : { lead: chosen.lead };
        const data = { answer: chosen.entry, ...lead, channel: way, reached: reached === 'yes', text: text.trim() };
        return [{ kind: 'delivered', data }];
      }}
    >
      {untold.length > 1 && (
        <OptionCards
          aria-label={t('dialog.deliver.answer')}
          options={untold.map((one) => ({
            value: one.entry,
            label: directory.unit(one.unit)?.shortName ?? one.unit,
            detail:
              one.lead === null
                ? format.longDate(format.dayOf(one.at))
                : t('dialog.deliver.leadAnswer', { ticket: one.lead }),
          }))}
          value={answer}
          onChange={setAnswer}
        />
      )}
      {chosen?.lead && untold.length === 1 && (
        <p className="muted">{t('dialog.deliver.leadAnswer', { ticket: chosen.lead })}</p>
      )}
      {chosen && <blockquote className={classes.quote}>{chosen.text}</blockquote>}
      <Field label={t('dialog.deliver.way')}>
        {(control) => (
          <PickChips
            aria-labelledby={control['aria-labelledby']}
            options={WAYS.map((value) => ({ value, label: capital(t(`way.${value}`)) }))}
            value={way}
            onChange={setWay}
          />
        )}
      </Field>
      <Field label={t('dialog.deliver.reached')}>
        {(control) => (
          <SegmentedChoice
            aria-labelledby={control['aria-labelledby']}
            options={[
              { value: 'yes', label: t('dialog.deliver.yes') },
              { value: 'no', label: t('dialog.deliver.no') },
            ]}
            value={reached}
            onChange={setReached}
          />
        )}
      </Field>
      <Textarea
        label={t('dialog.deliver.words')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('id') + words.slice(1);
