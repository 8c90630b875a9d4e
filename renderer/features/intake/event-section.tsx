import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Channel, Classification } from '#shared/complaint/entry-data.ts';
import { TITLE_MAX_LENGTH } from '#shared/suggestion/title-proposal.ts';
import { Field } from '../../ui/field.tsx';
import { FormGrid, FormSection } from '../../ui/form-section.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { CategoryField } from './category-field.tsx';
import { ChronologyField } from './chronology-field.tsx';
import type { SectionProps } from './form-props.ts';

interface EventProps extends SectionProps {
  suggestedCategory: string | null;
  proposedTitle: string;
}

/** What happened: the focus starts in the chronology, category and title propose themselves. */
export function EventSection({ suggestedCategory, proposedTitle, ...props }: EventProps) {
  const { t } = useTranslation('form');
  const { form, change, errorOf } = props;
  return (
    <FormSection title={t('section.event')}>
      <FormGrid>
        <ChronologyField
          label={t(form.quick ? 'gist' : 'chronology')}
          initial={form.chronology}
          error={errorOf('chronology')}
          onChange={(chronology) => change({ chronology })}
        />
        {!form.quick && (
          <>
            <CategoryField
              value={form.category}
              suggested={suggestedCategory}
              error={errorOf('category')}
              onChange={(category) => change({ category })}
            />
            <TitleField {...props} proposed={proposedTitle} />
          </>
        )}
        <Field label={t('channel')} span={4}>
          {(control) => (
            <Select
              {...control}
              tabIndex={props.optionalTab}
              data={Channel.enum.map((value) => ({ value, label: t(`channels.${value}`) }))}
              value={form.channel}
              onChange={(channel) => channel && change({ channel })}
            />
          )}
        </Field>
        <Field
          label={t('classification')}
          span={8}
          {...(form.classification === 'information-request' && { hint: t('informationHint') })}
        >
          {({ id: _id, ...control }) => (
            <SegmentedChoice
              {...control}
              options={Classification.enum.map((value) => ({ value, label: t(`classifications.${value}`) }))}
              value={form.classification}
              onChange={(classification) => change({ classification })}
            />
          )}
        </Field>
      </FormGrid>
    </FormSection>
  );
}

function TitleField({ form, change, optionalTab, proposed }: SectionProps & { proposed: string }) {
  const { t } = useTranslation('form');
  const title = form.title ?? proposed;
  const isProposal = form.title === null && title !== '';
  return (
    <Field
      label={t('title_field')}
      mark={t('titleMark')}
      aside={
        <span aria-hidden="true">
          {title.length}/{TITLE_MAX_LENGTH}
        </span>
      }
    >
      {(control) => (
        <TextInput
          {...control}
          tabIndex={optionalTab}
          maxLength={TITLE_MAX_LENGTH}
          value={title}
          {...(isProposal && {
            leftSection: <span className="tag">{t('proposal')}</span>,
            leftSectionWidth: t('proposal').length * 7 + 26,
          })}
          onChange={(event) => change({ title: event.currentTarget.value || null })}
        />
      )}
    </Field>
  );
}
