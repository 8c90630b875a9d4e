import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Place } from '#shared/complaint/entry-data.ts';
import { Field } from '../../ui/field.tsx';
import { FormGrid, FormSection } from '../../ui/form-section.tsx';
import type { SectionProps } from './form-props.ts';
import { TimeField } from './time-field.tsx';
import { VillageField } from './village-field.tsx';

export function PlaceSection(props: SectionProps) {
  const { t } = useTranslation('form');
  const { form, change, errorOf, optionalTab } = props;
  const isElsewhere = form.placeKind === 'outside' || form.placeKind === 'unknown';
  return (
    <FormSection title={t(form.quick ? 'section.placeOnly' : 'section.place')}>
      <FormGrid>
        <Field label={t('placeKind')} span={3}>
          {(control) => (
            <Select
              {...control}
              tabIndex={optionalTab}
              data={Place.properties.kind.enum.map((value) => ({ value, label: t(`placeKinds.${value}`) }))}
              value={form.placeKind}
              onChange={(placeKind) =>
                placeKind &&
                change({ placeKind, villages: placeKind === 'village' ? form.villages.slice(0, 1) : form.villages })
              }
            />
          )}
        </Field>
        {form.placeKind === 'office' && (
          <Field label={t('office')} span={5} error={errorOf('office')}>
            {(control) => (
              <TextInput
                {...control}
                data-field="office"
                maxLength={200}
                placeholder={t('officeHint')}
                value={form.office}
                onChange={(event) => change({ office: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
        {(form.placeKind === 'village' || form.placeKind === 'villages') && <VillageField {...props} />}
        <Field
          label={t(isElsewhere ? `landmarkOf.${form.placeKind as 'outside'}` : 'landmark')}
          span={isElsewhere ? 9 : 4}
          error={errorOf('landmark')}
        >
          {(control) => (
            <TextInput
              {...control}
              data-field="landmark"
              maxLength={300}
              placeholder={t(isElsewhere ? `landmarkHintOf.${form.placeKind as 'outside'}` : 'landmarkHint')}
              value={form.landmark}
              onChange={(event) => change({ landmark: event.currentTarget.value })}
            />
          )}
        </Field>
        {!form.quick && form.classification === 'complaint' && <TimeField {...props} />}
        {!form.quick && (
          <Field label={t('complainedOf')} optional>
            {(control) => (
              <TextInput
                {...control}
                tabIndex={optionalTab}
                maxLength={200}
                placeholder={t('complainedOfHint')}
                value={form.complainedOf}
                onChange={(event) => change({ complainedOf: event.currentTarget.value })}
              />
            )}
          </Field>
        )}
      </FormGrid>
    </FormSection>
  );
}
