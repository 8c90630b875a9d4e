import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ContactWay } from '#shared/complaint/entry-data.ts';
import { Field } from '../../ui/field.tsx';
import { useHotkey } from '../../ui/hotkeys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { CheckChips } from '../../ui/pick-chips.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';

/** Where the reporter lives and how an answer reaches them. */
export function ContactFields({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  return (
    <>
      {!form.quick && <AddressField form={form} change={change} error={errorOf('address')} />}
      <Field label={t('ways')} span={7} error={errorOf('ways')}>
        {({ id: _id, ...control }) => (
          <div data-field="ways" className={classes.level}>
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
      <Field label={t('number')} span={5} error={errorOf('number')}>
        {(control) => (
          <TextInput
            {...control}
            data-field="number"
            type="tel"
            maxLength={30}
            autoComplete="off"
            placeholder={t('numberHint')}
            value={form.number}
            onChange={(event) => change({ number: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

function AddressField({ form, change, error }: Pick<SectionProps, 'form' | 'change'> & { error: string | undefined }) {
  const { t } = useTranslation('form');
  const words = useCaseWords();
  const [village] = form.placeKind === 'village' || form.placeKind === 'villages' ? form.villages : [];

  const addVillage = () => {
    if (!village) return;
    const place = words.place({ kind: 'village', villages: [village] });
    const typed = form.address.trim().replace(/,$/, '');
    if (!typed.endsWith(place)) change({ address: [typed, place].filter(Boolean).join(', ') });
  };
  useHotkey('Alt+S', t('sameVillage'), addVillage, { enabled: village !== undefined });
  return (
    <Field
      label={t('address')}
      error={error}
      aside={
        <button type="button" tabIndex={-1} className={classes.linkButton} onClick={addVillage} disabled={!village}>
          {t('sameVillage')} <Kbd keys="Alt+S" />
        </button>
      }
    >
      {(control) => (
        <TextInput
          {...control}
          data-field="address"
          maxLength={400}
          autoComplete="off"
          placeholder={t('addressHint')}
          value={form.address}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}
