import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchVillages, type Village, villageLabel } from '#shared/directory/places.ts';
import { mentionedVillages } from '#shared/suggestion/place-mentions.ts';
import { Field } from '../../ui/field.tsx';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { type Suggestion, SuggestSelect } from '../../ui/suggest-select.tsx';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';

/** One village, or several with a chip each. Left empty it offers the villages that the chronology names. */
export function VillageField({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  const [unmatched, setUnmatched] = useState(false);
  const isSeveral = form.placeKind === 'villages';
  const [only] = form.villages;

  const asSuggestion = ({ code, name, kecamatan, kind }: Village): Suggestion => ({
    id: code,
    name: `${name}, ${kecamatan}`,
    secondary: t(`villageKind.${kind}`),
  });
  const search = (query: string): Suggestion[] => {
    const found = query.trim() === '' ? mentionedVillages(form.chronology, form.villages) : searchVillages(query);
    return found.filter(({ code }) => !isSeveral || !form.villages.includes(code)).map(asSuggestion);
  };
  const take = (village: Suggestion | undefined) => {
    setUnmatched(false);
    if (!isSeveral) change({ villages: village ? [village.id] : [] });
    else if (village) change({ villages: [...form.villages, village.id] });
  };
  return (
    <Field
      label={t(isSeveral ? 'villages' : 'village')}
      span={5}
      error={unmatched ? t('missing.village') : errorOf('village')}
    >
      {(control) => (
        <div data-field="village">
          <SuggestSelect
            key={form.placeKind}
            control={control}
            placeholder={t('villageHint')}
            clearsWhenTaken={isSeveral}
            value={!isSeveral && only ? { id: only, name: villageLabel(only) } : undefined}
            search={search}
            onChange={take}
            onUnmatched={() => setUnmatched(true)}
          />
          {isSeveral && form.villages.length > 0 && (
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
