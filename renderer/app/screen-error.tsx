import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/error-state.tsx';

export function ScreenError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <ErrorState
      what={t('screen.what')}
      kept={t('screen.kept')}
      todo={t('screen.todo')}
      technical={error instanceof Error ? error.message : String(error)}
      actions={<Button onClick={reset}>{t('common:retry')}</Button>}
    />
  );
}

export function NotFound() {
  const { t } = useTranslation('errors');
  return <ErrorState what={t('notFound.what')} kept={t('notFound.kept')} todo={t('notFound.todo')} />;
}
