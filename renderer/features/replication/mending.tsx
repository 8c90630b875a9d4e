import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MendingLine } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { useFollow } from '../../ui/link.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './replication-screen.module.css';

const NO_LINES: readonly MendingLine[] = [];

/** Entries that the provincial server refused: the reason, what was kept, and what to do. */
export function Mending() {
  const { t } = useTranslation('replication');
  const format = useFormat();
  const lines = useObservable(useDesk().replication.mending$, NO_LINES);
  if (lines.length === 0) return null;
  return (
    <Card
      title={t('mending')}
      count={format.number(lines.length)}
      aside={<span className="dim small">{t('othersGoOn')}</span>}
    >
      <ul>
        {lines.map((line) => (
          <RefusedEntry key={line.entry} line={line} />
        ))}
      </ul>
    </Card>
  );
}

function RefusedEntry({ line }: { line: MendingLine }) {
  const { t } = useTranslation('replication');
  const follow = useFollow();
  return (
    <li className={classes.refused}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <div className="grow">
        <p className="medium">
          <Ticket number={line.id} />
          {line.title && ` · ${line.title}`}
        </p>
        <p className="muted">
          {t('refused', { reason: t(`rejection.${line.code}`) })} {t(`mendHint.${line.code}`)}
        </p>
      </div>
      <Button size="xs" aria-label={`${t('openReport')}: ${line.id}`} onClick={() => follow(`/laporan/${line.id}`)}>
        {t('openReport')}
      </Button>
      <Button
        size="xs"
        aria-label={`${t('mend')}: ${line.id}`}
        onClick={() => follow(`/laporan/${line.id}?perbaiki=${line.entry}`)}
      >
        {t('mend')}
      </Button>
    </li>
  );
}
