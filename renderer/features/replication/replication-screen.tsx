import { Button } from '@mantine/core';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../data/desk.ts';
import { INITIAL_STATUS, useDesk, useObservable } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { Health } from './health.tsx';
import { Mending } from './mending.tsx';
import { Queue } from './queue.tsx';
import classes from './replication-screen.module.css';
import { Where } from './where.tsx';

const NO_ROWS: readonly CaseRow[] = [];

/** Where every report is, what waits, what was refused, and the state of the machine. */
export function ReplicationScreen() {
  const { t } = useTranslation('replication');
  const { replication, cases } = useDesk();
  const wordsOf = useErrorWords();
  const status = useObservable(replication.status$, INITIAL_STATUS);
  const rows = useObservable(cases.rows$, NO_ROWS);
  const [working, setWorking] = useState<'none' | 'send' | 'compare'>('none');
  const [differing, setDiffering] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);

  const run = async (which: 'send' | 'compare') => {
    setWorking(which);
    setError(null);
    setDiffering(null);
    try {
      if (which === 'send') await replication.sendNow();
      else setDiffering(await replication.compare());
    } catch (failure) {
      setError(failure);
    } finally {
      setWorking('none');
    }
  };

  return (
    <>
      <PageHead
        title={t('title')}
        aside={<span className="muted">{t('lead')}</span>}
        actions={
          <>
            <Button
              leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => void run('compare')}
              disabled={working !== 'none'}
            >
              {t(working === 'compare' ? 'comparing' : 'compare')}
            </Button>
            <Button
              variant="filled"
              leftSection={<IconSend size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => void run('send')}
              loading={working === 'send'}
            >
              {t('sendNow')}
            </Button>
          </>
        }
      />
      <PageBody>
        <div className="stack">
          <div role="status" className={differing === null ? 'sr-only' : undefined}>
            {differing !== null && (differing === 0 ? t('comparedSame') : t('compared', { count: differing }))}
          </div>
          {error !== null && <ErrorState {...wordsOf(error)} />}
          <Where rows={rows} lastContact={status.lastContact} />
          <div className={classes.columns}>
            <div className="stack">
              <Queue status={status} />
              <Mending />
            </div>
            <Health status={status} />
          </div>
        </div>
      </PageBody>
    </>
  );
}
