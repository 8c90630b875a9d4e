import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/error-state.tsx';
import { ScreenNotLoaded } from './lazy-screen.ts';

export function ScreenError({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const { t } = useTranslation(['errors', 'common']);
  const isMissing = error instanceof ScreenNotLoaded;
  const words = isMissing ? 'notLoaded' : 'screen';
  const again = () => {
    if (isMissing) error.forget();
    reset();
  };
  return (
    <ErrorState
      what={t(`${words}.what`)}
      kept={t(`${words}.kept`)}
      todo={t(`${words}.todo`)}
      technical={error instanceof Error ? error.message : String(error)}
      actions={
        <>
          <Button onClick={again}>{t('common:retry')}</Button>
          {isMissing && <Button onClick={() => location.reload()}>{t('notLoaded.reload')}</Button>}
        </>
      }
    />
  );
}

export function NotFound() {
  const { t } = useTranslation('errors');
  return <ErrorState what={t('notFound.what')} kept={t('notFound.kept')} todo={t('notFound.todo')} />;
}
