import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { citedWorkOf } from '#shared/complaint/cited-work.ts';
import { useDesk, useObservable } from '../../../data/use-desk.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { useCitation } from '../use-citation.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

/** Only works that may be promised today are offered. */
export function ScheduleDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common', 'form']);
  const former = useFormer('scheduled');
  const format = useFormat();
  const today = useObservable(useDesk().today$, '');
  const { works, fitting } = useCitation(detail, today);
  const [workId, setWorkId] = useState<string | null>(former?.work.id ?? fitting[0]?.id ?? null);
  const work = works.find((one) => one.id === workId);
  const [target, setTarget] = useState(former?.target ?? work?.end ?? '');
  const [nextUpdate, setNextUpdate] = useState(former?.nextUpdate ?? '');
  const [text, setText] = useState(former?.text ?? '');
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.schedule.title')}
      confirmLabel={t('dialog.schedule.confirm')}
      missing={[!work && t('dialog.schedule.work'), target === '' && t('dialog.schedule.target')]}
      entries={() =>
        work
          ? [
              {
                kind: 'scheduled',
                data: { work: citedWorkOf(work), target, ...(nextUpdate && { nextUpdate }), text: text.trim() },
              },
            ]
          : []
      }
    >
      {works.length === 0 ? (
        <p className="strong">{t('dialog.schedule.noWorks')}</p>
      ) : (
        <Select
          label={t('dialog.schedule.work')}
          data={works.map((one) => ({ value: one.id, label: one.title }))}
          value={workId}
          onChange={(id) => {
            setWorkId(id);
            setTarget(works.find((one) => one.id === id)?.end ?? target);
          }}
          description={
            work &&
            [
              t(`form:work.stages.${work.stage}`),
              t('form:work.dataOf', { date: format.longDate(work.dataDate) }),
              work.source,
            ].join(' · ')
          }
          searchable
          openOnFocus={false}
        />
      )}
      <TextInput
        type="date"
        label={t('dialog.schedule.target')}
        min={today}
        value={target}
        onChange={(event) => setTarget(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={`${t('dialog.schedule.nextUpdate')} ${t('common:optional')}`}
        min={today}
        value={nextUpdate}
        onChange={(event) => setNextUpdate(event.currentTarget.value)}
      />
      <Textarea
        label={`${t('dialog.words')} ${t('common:optional')}`}
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="small">{t('dialog.schedule.clock')}</p>
    </ActionDialog>
  );
}
