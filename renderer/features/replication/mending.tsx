import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MendingLine } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { Card, CardLine } from '../../ui/card.tsx';
import { useFollow } from '../../ui/link.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useFormat } from '../../ui/use-format.ts';

const NO_LINES: readonly MendingLine[] = [];

/** Entries that the provincial server refused: the reason, what was kept, and where to mend it. */
export function Mending() {
  const { t } = useTranslation('replication');
  const format = useFormat();
  const follow = useFollow();
  const lines = useObservable(useDesk().replication.mending$, NO_LINES);
  if (lines.length === 0) return null;
  return (
    <Card
      title={t('mending')}
      count={format.number(lines.length)}
      aside={<span className="dim small">{t('othersGoOn')}</span>}
    >
      {lines.map((line) => (
        <CardLine
          key={line.entry}
          action={
            <Button size="xs" onClick={() => follow(`/laporan/${line.id}`)}>
              {t('openReport')}
            </Button>
          }
        >
          <p>
            <Ticket number={line.id} /> <span className="medium">· {line.title}</span>
          </p>
          <p className="muted">{t('refused', { reason: t(`rejection.${line.code}`) })}</p>
        </CardLine>
      ))}
    </Card>
  );
}
