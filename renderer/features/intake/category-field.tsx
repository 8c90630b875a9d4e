import { Select } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES, categoryName, FIRST_CATEGORIES } from '#shared/directory/data/categories.ts';
import { Field } from '../../ui/field.tsx';
import { PickChips } from '../../ui/pick-chips.tsx';
import { useFormat } from '../../ui/use-format.ts';

const OTHERS = 'others';
/** One row of chips: a row more would move the form while somebody types. */
const CHIPS = 5;

interface CategoryFieldProps {
  /** The officer's choice; null while the suggestion stands. */
  value: string | null;
  suggested: string | null;
  error: string | undefined;
  onChange(category: string): void;
}

/** A short pick list; "Lainnya…" opens the whole one. */
export function CategoryField({ value, suggested, error, onChange }: CategoryFieldProps) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const chips = useRef<HTMLDivElement>(null);
  const wasShown = useRef(false);
  const shown = value ?? suggested;

  // The list goes with its choice, and the focus must not go with it.
  useEffect(() => {
    if (wasShown.current && !showsAll) chips.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    wasShown.current = showsAll;
  }, [showsAll]);

  const first = FIRST_CATEGORIES.slice(0, CHIPS).map((category) => category.code);
  const codes = shown === null || first.includes(shown) ? first : [...first.slice(0, CHIPS - 1), shown];
  return (
    <>
      <Field label={t('category')} error={error} {...(value === null && suggested && { mark: t('categoryMark') })}>
        {({ id: _id, ...control }) => (
          <div ref={chips} data-field="category">
            <PickChips
              {...control}
              options={[
                ...codes.map((code) => ({ value: code, label: categoryName(code, language) })),
                { value: OTHERS, label: t('otherCategory'), opens: true },
              ]}
              value={shown ?? undefined}
              onChange={(code) => {
                setShowsAll(code === OTHERS);
                if (code !== OTHERS) onChange(code);
              }}
            />
          </div>
        )}
      </Field>
      {showsAll && (
        <Field label={t('allCategories')} labelHidden>
          {(control) => (
            <Select
              {...control}
              placeholder={t('allCategories')}
              searchable
              autoFocus
              defaultDropdownOpened
              nothingFoundMessage={t('noCategory')}
              data={CATEGORIES.map((category) => ({ value: category.code, label: category.name[language] }))}
              value={null}
              onChange={(category) => {
                if (category) onChange(category);
                setShowsAll(false);
              }}
              onBlur={() => setShowsAll(false)}
              onKeyDown={(event) => event.key === 'Escape' && setShowsAll(false)}
            />
          )}
        </Field>
      )}
    </>
  );
}
