import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../../ui/action-bar.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import classes from './intake.module.css';
import type { RequiredField } from './required-fields.ts';
import { PhotoLost } from './use-save.ts';

interface IntakeActionsProps {
  missing: readonly RequiredField[];
  saving: boolean;
  canDiscard: boolean;
  /** Null when nothing failed. */
  error: unknown;
  onSave(thenPrint: boolean): void;
  onDiscard(): void;
}

/** Saves, and names the next missing field. What failed is told here: above, it would push the form down. */
export function IntakeActions({ missing, saving, canDiscard, error, onSave, onDiscard }: IntakeActionsProps) {
  const { t } = useTranslation('form');
  const wordsOf = useErrorWords();
  const [next] = missing;
  const lost = (name: string) => ({
    what: t('photoLost.what', { name }),
    kept: t('photoLost.kept'),
    todo: t('photoLost.todo'),
  });
  return (
    <div data-region="actions" className={classes.region}>
      {error !== null && (
        <div ref={scrollIntoView} className={classes.failure}>
          <ErrorState {...(error instanceof PhotoLost ? lost(error.message) : wordsOf(error))} />
        </div>
      )}
      <ActionBar
        note={
          saving ? (
            <span role="status">{t('saving')}</span>
          ) : next ? (
            <>
              <b className="medium">{t('missingCount', { count: missing.length })}</b>
              <br />
              {t('missingNext', { field: t(`fieldName.${next}`) })}
            </>
          ) : (
            <b className="medium">{t('complete')}</b>
          )
        }
      >
        <Button
          variant="filled"
          loading={saving}
          leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden="true" />}
          rightSection={<Kbd keys="Ctrl+Enter" />}
          onClick={() => onSave(true)}
        >
          {t('saveAndPrint')}
        </Button>
        <Button disabled={saving} onClick={() => onSave(false)}>
          {t('saveOnly')}
        </Button>
        <Button variant="subtle" disabled={saving || !canDiscard} onClick={onDiscard}>
          {t('discard')}
        </Button>
      </ActionBar>
    </div>
  );
}

/** Where columns stack, what failed stands at the end of a long page. */
const scrollIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
