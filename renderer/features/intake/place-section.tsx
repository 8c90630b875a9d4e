import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { searchVillages, villageLabel } from '#shared/directory/places.ts';
import { Field } from '../../ui/field.tsx';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { CheckChips, PickChips } from '../../ui/pick-chips.tsx';
import { type Suggestion, SuggestSelect } from '../../ui/suggest-select.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { Cell, Section } from './section.tsx';

const PICKS = ['1', '2', '3', '4'] as const;

/** What is asked for: picks 1–4 and the reporter's own words. */
export function RequestSection({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  return (
    <Section title={t('section.request')}>
      <Cell span={12}>
        <Field label={t('request')} error={errorOf('request')}>
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
      </Cell>
      <Cell span={12}>
        <TextInput
          aria-label={t('requestWords')}
          placeholder={t('requestWords')}
          maxLength={1_000}
          value={form.request}
          onChange={(event) => change({ request: event.currentTarget.value })}
        />
      </Cell>
    </Section>
  );
}

export function PlaceSection({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  return (
    <Section title={t('section.place')}>
      <Cell span={3}>
        <Field label={t('placeKind')}>
          {(control) => (
            <Select
              {...control}
              tabIndex={-1}
              data={(['village', 'office', 'villages', 'outside', 'unknown'] as const).map((value) => ({
                value,
                label: t(`placeKinds.${value}`),
              }))}
              value={form.placeKind}
              onChange={(placeKind) =>
                placeKind && change({ placeKind: placeKind as typeof form.placeKind, villages: [] })
              }
            />
          )}
        </Field>
      </Cell>
      <Cell span={5}>
        <Where form={form} change={change} errorOf={errorOf} />
      </Cell>
      <Cell span={4}>
        <Field label={t('landmark')} optional>
          {(control) => (
            <TextInput
              {...control}
              maxLength={300}
              value={form.landmark}
              onChange={(event) => change({ landmark: event.currentTarget.value })}
            />
          )}
        </Field>
      </Cell>
      {form.classification === 'complaint' && <When form={form} change={change} errorOf={errorOf} />}
      <Cell span={12}>
        <Field label={t('complainedOf')} optional>
          {(control) => (
            <TextInput
              {...control}
              tabIndex={-1}
              maxLength={200}
              placeholder={t('complainedOfHint')}
              value={form.complainedOf}
              onChange={(event) => change({ complainedOf: event.currentTarget.value })}
            />
          )}
        </Field>
      </Cell>
    </Section>
  );
}

function Where({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  if (form.placeKind === 'office') {
    return (
      <Field label={t('office')} error={errorOf('office')}>
        {(control) => (
          <TextInput
            {...control}
            data-field="office"
            maxLength={200}
            value={form.office}
            onChange={(event) => change({ office: event.currentTarget.value })}
          />
        )}
      </Field>
    );
  }
  if (form.placeKind === 'outside' || form.placeKind === 'unknown') {
    return <p className="dim small">{t(`placeHint.${form.placeKind}`)}</p>;
  }
  const several = form.placeKind === 'villages';
  const [only] = form.villages;
  return (
    <Field label={t(several ? 'villages' : 'village')} error={errorOf('village')}>
      {(control) => (
        <div data-field="village">
          <SuggestSelect
            key={several ? form.villages.length : 'one'}
            control={control}
            placeholder={t('villageHint')}
            value={!several && only ? { id: only, name: villageLabel(only) } : undefined}
            search={(query): Suggestion[] =>
              searchVillages(query).map((village) => ({
                id: village.code,
                name: `${village.name}, ${village.kecamatan}`,
                secondary: t(`villageKind.${village.kind}`),
              }))
            }
            onChange={(village) => {
              if (several) village && change({ villages: [...new Set([...form.villages, village.id])] });
              else change({ villages: village ? [village.id] : [] });
            }}
          />
          {several && (
            <div className={classes.chosen}>
              {form.villages.map((code) => (
                <FilterChip
                  key={code}
                  label={t('village')}
                  value={villageLabel(code)}
                  onClear={() => change({ villages: form.villages.filter((each) => each !== code) })}
                />
              ))}
            </div>
          )}
        </div>
      )}
    </Field>
  );
}

function When({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const needsDate = form.timeKind === 'date' || form.timeKind === 'ongoing';
  const label = (kind: 'date' | 'ongoing') =>
    form.timeKind === kind && form.timeDate
      ? t(`times.${kind}Of`, { date: format.longDate(form.timeDate) })
      : t(`times.${kind}`);
  return (
    <>
      <Cell span={12}>
        <Field label={t('time')} error={errorOf('time')}>
          {({ id: _id, ...control }) => (
            <div data-field="time">
              <PickChips
                {...control}
                numbered
                options={[
                  { value: 'today' as const, label: t('times.today') },
                  { value: 'yesterday' as const, label: t('times.yesterday') },
                  { value: 'date' as const, label: label('date') },
                  { value: 'ongoing' as const, label: label('ongoing') },
                ]}
                value={form.timeKind === 'none' ? undefined : (form.timeKind ?? undefined)}
                onChange={(timeKind) => change({ timeKind })}
              />
            </div>
          )}
        </Field>
      </Cell>
      {needsDate && (
        <Cell span={4}>
          <Field label={t(form.timeKind === 'ongoing' ? 'since' : 'onDate')} error={errorOf('timeDate')}>
            {(control) => (
              <TextInput
                {...control}
                data-field="timeDate"
                type="date"
                value={form.timeDate}
                onChange={(event) => change({ timeDate: event.currentTarget.value })}
              />
            )}
          </Field>
        </Cell>
      )}
    </>
  );
}
