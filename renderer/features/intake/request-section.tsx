import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { FormGrid, FormSection } from '../../ui/form-section.tsx';
import { CheckChips } from '../../ui/pick-chips.tsx';
import type { SectionProps } from './form-props.ts';

const PICKS = ['1', '2', '3', '4'] as const;

/** What is asked for: picks 1–4 and the reporter's own words. */
export function RequestSection({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  return (
    <FormSection title={t('section.request')}>
      <FormGrid>
        <Field label={t('request')} labelHidden error={errorOf('request')}>
          {({ id: _id, ...control }) => (
            <div data-field="request">
              <CheckChips
                {...control}
                numbered
                options={PICKS.map((value) => ({ value, label: t(`picks.${value}`) }))}
                values={form.picks.map((pick) => String(pick) as (typeof PICKS)[number])}
                onChange={(values) => change({ picks: values.map(Number) })}
              />
            </div>
          )}
        </Field>
        <Field label={t('requestWords')} labelHidden>
          {(control) => (
            <TextInput
              {...control}
              placeholder={t('requestWordsHint')}
              maxLength={1_000}
              value={form.request}
              onChange={(event) => change({ request: event.currentTarget.value })}
            />
          )}
        </Field>
      </FormGrid>
    </FormSection>
  );
}
