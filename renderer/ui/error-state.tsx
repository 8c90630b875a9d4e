import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './error-state.module.css';

export interface ErrorStateProps {
  what: string;
  kept: string;
  todo: string;
  /** For the person who helps by telephone: an error code, a request id. Never personal data. */
  technical?: string;
  onRetry?(): void;
  actions?: ReactNode;
}

/** What happened, what was kept, what to do: in that order, without blame. */
export function ErrorState({ what, kept, todo, technical, onRetry, actions }: ErrorStateProps) {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <div role="alert" className={classes.error}>
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
      <div>
        <p className={classes.what}>{what}</p>
        <p>{kept}</p>
        <p>{todo}</p>
        {(onRetry || actions) && (
          <div className={classes.actions}>
            {onRetry && <Button onClick={onRetry}>{t('common:retry')}</Button>}
            {actions}
          </div>
        )}
        {technical && (
          <details className={classes.technical}>
            <summary>{t('errors:technical')}</summary>
            <code>{technical}</code>
          </details>
        )}
      </div>
    </div>
  );
}
