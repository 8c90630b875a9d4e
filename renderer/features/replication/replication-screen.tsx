import { Button } from '@mantine/core';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../data/desk.ts';
import { INITIAL_STATUS, useDesk, useObservable } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { Columns } from '../../ui/panes.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { BundleCard } from './bundle-card.tsx';
import { Health } from './health.tsx';
import { Mending } from './mending.tsx';
import { Queue } from './queue.tsx';
import { Reissue, Reprints } from './reissue.tsx';
import classes from './replication-screen.module.css';
import { useHealth } from './use-health.ts';
import { type Outcome, useTries } from './use-tries.ts';
import { Where } from './where.tsx';

const NO_ROWS: readonly CaseRow[] = [];

/** Where every report is, what waits, what was refused, and the state of the machine. */
export function ReplicationScreen() {
  const { t } = useTranslation('replication');
  const { replication, cases } = useDesk();
  const wordsOf = useErrorWords();
  const status = useObservable(replication.status$, INITIAL_STATUS);
  const rows = useObservable(cases.rows$, NO_ROWS);
  const health = useHealth();
  const { working, outcome, error, run } = useTries();
  const isDamaged = (health?.journal.damaged.length ?? 0) > 0;
  return (
    <>
      <PageHead
        title={t('title')}
        aside={<span className="muted ellipsis">{t(isDamaged ? 'leadDamaged' : 'lead')}</span>}
        actions={
          <>
            <Button
              leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
              title={t('compareHint')}
              onClick={() => void run('compare')}
              disabled={working !== null}
            >
              {t(working === 'compare' ? 'comparing' : 'compare')}
            </Button>
            <Button
              variant="filled"
              leftSection={<IconSend size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => void run('send')}
              loading={working === 'send'}
              disabled={working === 'compare'}
            >
              {t('sendNow')}
            </Button>
          </>
        }
      />
      <PageBody>
        <div className="stack">
          <p role="status" className={outcome ? classes.outcome : 'sr-only'}>
            {outcome && <OutcomeWords outcome={outcome} />}
          </p>
          {error !== null && <ErrorState {...wordsOf(error)} />}
          <Where rows={rows} lastContact={status.lastContact} />
          <Columns sideWidth={336} side={<Health status={status} health={health} />}>
            <Reissue />
            <Reprints rows={rows} />
            <Mending />
            <Queue status={status} />
            <BundleCard />
          </Columns>
        </div>
      </PageBody>
    </>
  );
}

function OutcomeWords({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('replication');
  if (outcome.of === 'send') return outcome.unsent > 0 ? t('sentSome', { count: outcome.unsent }) : t('sentAll');
  return outcome.differing > 0 ? t('compared', { count: outcome.differing }) : t('comparedSame');
}
