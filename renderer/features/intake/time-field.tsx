import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { Field } from '../../ui/field.tsx';
import { PickChips } from '../../ui/pick-chips.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { SectionProps } from './form-props.ts';

/** When it happened. A day is asked for where one belongs; since when a thing goes on, not everybody knows. */
export function TimeField({ form, change, errorOf }: SectionProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const today = useObservable(useDesk().today$, '');
  const labelOf = (kind: 'date' | 'ongoing') =>
    form.timeKind === kind && form.timeDate
      ? t(`times.${kind}Of`, { date: format.longDate(form.timeDate) })
      : t(`times.${kind}`);
  return (
    <>
      <Field label={t('time')} error={errorOf('time')}>
        {({ id: _id, ...control }) => (
          <div data-field="time">
            <PickChips
              {...control}
              numbered
              options={[
                { value: 'today' as const, label: t('times.today') },
                { value: 'yesterday' as const, label: t('times.yesterday') },
                { value: 'date' as const, label: labelOf('date') },
                { value: 'ongoing' as const, label: labelOf('ongoing') },
              ]}
              value={form.timeKind === 'none' ? undefined : (form.timeKind ?? undefined)}
              onChange={(timeKind) => change({ timeKind })}
            />
          </div>
        )}
      </Field>
      {(form.timeKind === 'date' || form.timeKind === 'ongoing') && (
        <Field
          label={t(form.timeKind === 'ongoing' ? 'since' : 'onDate')}
          span={4}
          error={errorOf('timeDate')}
          {...(form.timeKind === 'ongoing' && { mark: t('ifKnown') })}
        >
          {(control) => (
            <TextInput
              {...control}
              data-field="timeDate"
              type="date"
              max={today}
              value={form.timeDate}
              onChange={(event) => change({ timeDate: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
