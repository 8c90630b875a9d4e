import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryData } from '#shared/complaint/entry-data.ts';
import { CATEGORIES } from '#shared/directory/data/categories.ts';
import { VILLAGES, villageLabel, villageName } from '#shared/directory/places.ts';
import { useDesk } from '../../../data/use-desk.tsx';
import { useCaseWords } from '../../../ui/use-case-words.ts';
import { ActionDialog, type ActionProps, MendedContext } from './action-dialog.tsx';

/** Puts right what the counter received and the server refused; ticket number, tracking code and hour of receipt stay. */
export function ReceivedDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const words = useCaseWords();
  const { directory } = useDesk();
  // Whatever of it the server refused, the rest is what the counter wrote.
  const [former] = useState(use(MendedContext)?.entry.data as EntryData<'received'> | undefined);
  const [title, setTitle] = useState(String(former?.title ?? ''));
  const [chronology, setChronology] = useState(String(former?.chronology ?? ''));
  const [category, setCategory] = useState(former?.category ?? detail.summary.category);
  const isPlace = (code: string) => villageName(code) !== null && code.startsWith(`${directory.district.code}.`);
  const [villages, setVillages] = useState((former?.place?.villages ?? []).filter(isPlace));
  const needsVillage = (former?.place?.villages ?? []).length > 0 && villages.length === 0;
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.received.title')}
      confirmLabel={t('dialog.received.confirm')}
      missing={[
        title.trim() === '' && t('dialog.correct.fields.title'),
        chronology.trim() === '' && t('dialog.correct.fields.chronology'),
        needsVillage && t('dialog.received.villages'),
      ]}
      entries={() =>
        former
          ? [
              {
                kind: 'received',
                data: {
                  ...former,
                  title: title.trim(),
                  chronology: chronology.trim(),
                  category,
                  place: { ...former.place, villages },
                },
              },
            ]
          : []
      }
    >
      <Textarea
        label={t('dialog.correct.fields.chronology')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={12_000}
        value={chronology}
        onChange={(event) => setChronology(event.currentTarget.value)}
      />
      <TextInput
        label={t('dialog.correct.fields.title')}
        maxLength={150}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        label={t('dialog.correct.fields.category')}
        data={CATEGORIES.map(({ code }) => ({ value: code as string, label: words.category(code) }))}
        value={category}
        onChange={(code) => code && setCategory(code)}
        searchable
      />
      <MultiSelect
        label={t('dialog.received.villages')}
        data={VILLAGES.filter(({ code }) => isPlace(code)).map(({ code }) => ({
          value: code,
          label: villageLabel(code),
        }))}
        value={villages}
        onChange={setVillages}
        limit={50}
        searchable
        openOnFocus={false}
        nothingFoundMessage={t('common:noMatch')}
      />
      <p className="small">{t('dialog.received.kept', { ticket: detail.id })}</p>
    </ActionDialog>
  );
}
