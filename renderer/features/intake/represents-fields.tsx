import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import type { SectionProps } from './form-props.ts';

/** For whom the person at the counter speaks, and by what paper. */
export function RepresentsFields({ form, change, errorOf, optionalTab }: SectionProps) {
  const { t } = useTranslation('form');
  const { reporterKind: kind, quick } = form;
  if (kind === 'person' || kind === 'no-identity' || quick) return null;
  return (
    <>
      {kind === 'group' ? (
        <Field label={t('represents.people')} span={4} error={errorOf('people')}>
          {(control) => (
            <TextInput
              {...control}
              data-field="people"
              inputMode="numeric"
              maxLength={5}
              value={form.representsPeople}
              onChange={(event) => change({ representsPeople: event.currentTarget.value.replace(/\D/g, '') })}
            />
          )}
        </Field>
      ) : (
        <Field label={t(`represents.name.${kind}`)} span={6} error={errorOf('represented')}>
          {(control) => (
            <TextInput
              {...control}
              data-field="represented"
              maxLength={150}
              autoComplete="off"
              value={form.representsName}
              onChange={(event) => change({ representsName: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <Field label={t(`represents.basis.${kind}`)} optional span={kind === 'group' ? 8 : 6}>
        {(control) => (
          <TextInput
            {...control}
            tabIndex={optionalTab}
            maxLength={200}
            autoComplete="off"
            value={form.representsBasis}
            onChange={(event) => change({ representsBasis: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
