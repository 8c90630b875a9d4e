import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ContactWay, Need, ReporterKind } from '#shared/complaint/entry-data.ts';
import { villageName } from '#shared/directory/places.ts';
import { Field } from '../../ui/field.tsx';
import { useHotkey } from '../../ui/hotkeys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { CheckChips } from '../../ui/pick-chips.tsx';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { nikWarning } from './intake-form.ts';
import { Cell, Section } from './section.tsx';

/** Who reports and how to answer. Phone and NIK are never required; without identity nobody can be told anything. */
export function ReporterSection({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  const hasIdentity = form.reporterKind !== 'no-identity';
  const [code] = form.villages;
  const village = code ? villageName(code) : null;
  const sameVillage = () =>
    village && change({ address: t('addressOf', { village: village.name, kecamatan: village.kecamatan }) });
  useHotkey('Alt+S', t('sameVillage'), sameVillage, { enabled: hasIdentity && village !== null });

  const nik = nikWarning(form.nik);
  return (
    <Section title={t('section.reporter')}>
      <Cell span={3}>
        <Field label={t('reporter')}>
          {(control) => (
            <Select
              {...control}
              tabIndex={-1}
              data={ReporterKind.enum.map((value) => ({ value, label: t(`reporterKinds.${value}`) }))}
              value={form.reporterKind}
              onChange={(kind) => kind && change({ reporterKind: kind as typeof form.reporterKind })}
            />
          )}
        </Field>
      </Cell>
      {hasIdentity ? (
        <>
          <Cell span={9}>
            <Field label={t('name')} error={errorOf('name')}>
              {(control) => (
                <TextInput
                  {...control}
                  data-field="name"
                  maxLength={150}
                  placeholder={t('nameHint')}
                  value={form.name}
                  onChange={(event) => change({ name: event.currentTarget.value })}
                />
              )}
            </Field>
          </Cell>
          <Represents form={form} change={change} errorOf={errorOf} />
          <Cell span={12}>
            <Field
              label={t('address')}
              error={errorOf('address')}
              aside={
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.linkButton}
                  onClick={sameVillage}
                  disabled={!village}
                >
                  {t('sameVillage')} <Kbd keys="Alt+S" />
                </button>
              }
            >
              {(control) => (
                <TextInput
                  {...control}
                  data-field="address"
                  maxLength={400}
                  placeholder={t('addressHint')}
                  value={form.address}
                  onChange={(event) => change({ address: event.currentTarget.value })}
                />
              )}
            </Field>
          </Cell>
          <Cell span={7}>
            <Field label={t('ways')} error={errorOf('ways')}>
              {({ id: _id, ...control }) => (
                <div data-field="ways">
                  <CheckChips
                    {...control}
                    numbered
                    options={ContactWay.enum.map((value) => ({ value, label: t(`contactWays.${value}`) }))}
                    values={form.ways}
                    onChange={(ways) => change({ ways })}
                  />
                </div>
              )}
            </Field>
          </Cell>
          <Cell span={5}>
            <Field label={t('number')} error={errorOf('number')}>
              {(control) => (
                <TextInput
                  {...control}
                  data-field="number"
                  type="tel"
                  maxLength={30}
                  placeholder={t('numberHint')}
                  value={form.number}
                  onChange={(event) => change({ number: event.currentTarget.value })}
                />
              )}
            </Field>
          </Cell>
        </>
      ) : (
        <Cell span={9}>
          <p className="muted" style={{ paddingTop: 22 }}>
            {t('noIdentity')}
          </p>
        </Cell>
      )}
      <Cell span={12}>
        <div className={classes.checks}>
          <Checkbox
            tabIndex={-1}
            label={t('anonymous')}
            checked={form.anonymous}
            onChange={(event) => change({ anonymous: event.currentTarget.checked })}
          />
          <Checkbox
            tabIndex={-1}
            label={t('secret')}
            checked={form.secret}
            onChange={(event) => change({ secret: event.currentTarget.checked, lead: null })}
          />
        </div>
      </Cell>
      {hasIdentity && (
        <Cell span={4}>
          <Field label={t('nik')} optional {...(nik && { hint: t(`nikWarning.${nik}`) })}>
            {(control) => (
              <TextInput
                {...control}
                tabIndex={-1}
                inputMode="numeric"
                maxLength={16}
                placeholder={t('nikHint')}
                value={form.nik}
                onChange={(event) => change({ nik: event.currentTarget.value.replace(/\D/g, '') })}
              />
            )}
          </Field>
        </Cell>
      )}
      <Cell span={8}>
        <Field label={t('need')} optional>
          {(control) => (
            <Select
              {...control}
              tabIndex={-1}
              data={[
                { value: '', label: t('needs.none') },
                ...Need.enum.map((value) => ({ value, label: t(`needs.${value}`) })),
              ]}
              value={form.need ?? ''}
              onChange={(need) => change({ need: need ? (need as typeof form.need) : null })}
            />
          )}
        </Field>
      </Cell>
    </Section>
  );
}

/** Group, proxy and minor: for whom the person speaks, and by what paper. */
function Represents({ form, change }: SectionProps) {
  const { t } = useTranslation('form');
  if (form.reporterKind === 'person' || form.reporterKind === 'organisation') return null;
  const kind = form.reporterKind === 'group' ? 'group' : form.reporterKind === 'proxy' ? 'proxy' : 'minor';
  return (
    <>
      {kind === 'group' ? (
        <Cell span={4}>
          <Field label={t('represents.people')} optional>
            {(control) => (
              <TextInput
                {...control}
                inputMode="numeric"
                value={form.representsPeople}
                onChange={(event) => change({ representsPeople: event.currentTarget.value.replace(/\D/g, '') })}
              />
            )}
          </Field>
        </Cell>
      ) : (
        <Cell span={5}>
          <Field label={t(`represents.${kind}`)}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={150}
                value={form.representsName}
                onChange={(event) => change({ representsName: event.currentTarget.value })}
              />
            )}
          </Field>
        </Cell>
      )}
      <Cell span={7}>
        <Field label={t(`represents.${kind}Basis`)} optional>
          {(control) => (
            <TextInput
              {...control}
              maxLength={200}
              value={form.representsBasis}
              onChange={(event) => change({ representsBasis: event.currentTarget.value })}
            />
          )}
        </Field>
      </Cell>
    </>
  );
}
