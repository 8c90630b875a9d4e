import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Channel } from '#shared/complaint/entry-data.ts';
import { CATEGORIES, categoryName, FIRST_CATEGORIES } from '#shared/directory/data/categories.ts';
import { TITLE_MAX_LENGTH } from '#shared/suggestion/title-proposal.ts';
import { Field } from '../../ui/field.tsx';
import { PickChips } from '../../ui/pick-chips.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { SectionProps } from './form-props.ts';
import { Cell, Section } from './section.tsx';

const OTHER = 'more';

/** What happened: the focus starts in the chronology, the title proposes itself. */
export function EventSection({ form, change, errorOf, proposedTitle }: SectionProps & { proposedTitle: string }) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const isFirst = FIRST_CATEGORIES.some((category) => category.code === form.category);
  const chips = [
    ...FIRST_CATEGORIES.map((category) => ({ value: category.code, label: category.name[language] })),
    ...(form.category && !isFirst ? [{ value: form.category, label: categoryName(form.category, language) }] : []),
    { value: OTHER, label: t('otherCategory'), opens: true },
  ];
  const title = form.title ?? proposedTitle;
  return (
    <Section title={t('section.event')}>
      <Cell span={12}>
        <Field label={t('chronology')} error={errorOf('chronology')}>
          {(control) => (
            <Textarea
              {...control}
              data-field="chronology"
              autosize
              minRows={3}
              maxRows={9}
              maxLength={12_000}
              autoFocus
              value={form.chronology}
              onChange={(event) => change({ chronology: event.currentTarget.value })}
            />
          )}
        </Field>
      </Cell>
      <Cell span={12}>
        <Field label={t('category')} error={errorOf('category')}>
          {({ id: _id, ...control }) => (
            <div data-field="category">
              <PickChips
                {...control}
                numbered={false}
                options={chips}
                value={form.category ?? undefined}
                onChange={(category) => {
                  setShowsAll(category === OTHER);
                  if (category !== OTHER) change({ category });
                }}
              />
            </div>
          )}
        </Field>
      </Cell>
      {showsAll && (
        <Cell span={12}>
          <Select
            aria-label={t('allCategories')}
            placeholder={t('allCategories')}
            searchable
            autoFocus
            defaultDropdownOpened
            data={CATEGORIES.map((category) => ({ value: category.code, label: category.name[language] }))}
            value={null}
            onChange={(category) => {
              if (!category) return;
              change({ category });
              setShowsAll(false);
            }}
          />
        </Cell>
      )}
      <Cell span={12}>
        <Field
          label={t('title_field')}
          mark={t('titleMark')}
          aside={<span className="num">{`${title.length}/${TITLE_MAX_LENGTH}`}</span>}
        >
          {(control) => (
            <TextInput
              {...control}
              tabIndex={-1}
              maxLength={TITLE_MAX_LENGTH}
              value={title}
              leftSection={
                form.title === null && title !== '' ? <span className="tag">{t('proposal')}</span> : undefined
              }
              leftSectionWidth={form.title === null && title !== '' ? 66 : undefined}
              onChange={(event) =>
                change({ title: event.currentTarget.value === '' ? null : event.currentTarget.value })
              }
            />
          )}
        </Field>
      </Cell>
      <Cell span={4}>
        <Field label={t('channel')}>
          {(control) => (
            <Select
              {...control}
              tabIndex={-1}
              data={Channel.enum.map((value) => ({ value, label: t(`channels.${value}`) }))}
              value={form.channel}
              onChange={(channel) => channel && change({ channel: channel as typeof form.channel })}
            />
          )}
        </Field>
      </Cell>
      <Cell span={8}>
        <Field label={t('classification')}>
          {({ id: _id, ...control }) => (
            <SegmentedChoice
              {...control}
              options={(['complaint', 'aspiration', 'information-request'] as const).map((value) => ({
                value,
                label: t(`classifications.${value}`),
              }))}
              value={form.classification}
              onChange={(classification) => change({ classification })}
            />
          )}
        </Field>
      </Cell>
    </Section>
  );
}
