import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Need, ReporterKind } from '#shared/complaint/entry-data.ts';
import { Field } from '../../ui/field.tsx';
import { FormGrid, FormSection } from '../../ui/form-section.tsx';
import { ContactFields } from './contact-fields.tsx';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { RepresentsFields } from './represents-fields.tsx';
import { nikWarning } from './required-fields.ts';

/** Who reports and how to answer. Phone and NIK are never required; without identity nobody can be told anything. */
export function ReporterSection(props: SectionProps) {
  const { t } = useTranslation('form');
  const { form, change, errorOf, optionalTab } = props;
  const hasIdentity = form.reporterKind !== 'no-identity';
  return (
    <FormSection title={t('section.reporter')}>
      <FormGrid>
        <Field label={t('reporter')} span={3}>
          {(control) => (
            <Select
              {...control}
              tabIndex={optionalTab}
              data={ReporterKind.enum.map((value) => ({ value, label: t(`reporterKinds.${value}`) }))}
              value={form.reporterKind}
              onChange={(reporterKind) => reporterKind && change({ reporterKind })}
            />
          )}
        </Field>
        {form.reporterKind === 'no-identity' ? (
          <p className={classes.noIdentity}>{t('noIdentity')}</p>
        ) : (
          <>
            <Field label={t(`nameOf.${form.reporterKind}`)} span={9} error={errorOf('name')}>
              {(control) => (
                <TextInput
                  {...control}
                  data-field="name"
                  maxLength={150}
                  autoComplete="off"
                  placeholder={t(form.channel === 'social-media' ? 'accountHint' : 'nameHint')}
                  value={form.name}
                  onChange={(event) => change({ name: event.currentTarget.value })}
                />
              )}
            </Field>
            <RepresentsFields {...props} />
            <ContactFields {...props} />
          </>
        )}
        <div className={classes.checks}>
          {/* A link would tell who or what: it never crosses these two boundaries. */}
          <Checkbox
            label={t('anonymous')}
            checked={form.anonymous}
            onChange={(event) => change({ anonymous: event.currentTarget.checked, lead: null })}
          />
          <Checkbox
            label={t('secret')}
            checked={form.secret}
            onChange={(event) => change({ secret: event.currentTarget.checked, lead: null })}
          />
        </div>
        {!form.quick && hasIdentity && <NikField {...props} />}
        {!form.quick && <NeedField {...props} />}
      </FormGrid>
    </FormSection>
  );
}

function NikField({ form, change, optionalTab }: SectionProps) {
  const { t } = useTranslation('form');
  const warning = nikWarning(form.nik);
  return (
    <Field label={t('nik')} optional span={4} {...(warning && { hint: t(`nikWarning.${warning}`) })}>
      {(control) => (
        <TextInput
          {...control}
          tabIndex={optionalTab}
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          placeholder={t('nikHint')}
          value={form.nik}
          onChange={(event) => change({ nik: event.currentTarget.value.replace(/\D/g, '') })}
        />
      )}
    </Field>
  );
}

function NeedField({ form, change, optionalTab }: SectionProps) {
  const { t } = useTranslation('form');
  const needs = [
    { value: '', label: t('needs.none') },
    ...Need.enum.map((value) => ({ value, label: t(`needs.${value}`) })),
  ];
  return (
    <Field label={t('need')} optional span={8} {...(form.need && { hint: t('needHint') })}>
      {(control) => (
        <Select
          {...control}
          tabIndex={optionalTab}
          data={needs}
          value={form.need ?? ''}
          onChange={(need) => change({ need: (need || null) as typeof form.need })}
        />
      )}
    </Field>
  );
}
