import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../data/desk.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './intake.module.css';
import { useNumberedList } from './use-numbered-list.ts';
import { useReasons } from './use-reasons.ts';
import type { SimilarRow } from './use-suggestions.ts';

interface SimilarProps {
  rows: readonly SimilarRow[];
  lead: string | null;
  onLink(id: string | null): void;
}

/** Open reports of what may be the same problem. Alt+G and a digit link one; each reporter keeps an own ticket. */
export function SimilarCases({ rows, lead, onLink }: SimilarProps) {
  const { t } = useTranslation('form');
  const toggle = (id: string | undefined) => id && onLink(lead === id ? null : id);
  const { list, onKeyDown } = useNumberedList('Alt+G', t('similar.key'), {
    count: rows.length,
    pick: (index) => toggle(rows[index]?.row.id),
  });
  return (
    <PanelBlock title={t('similar.title')} aside={<Kbd keys="Alt+G" />}>
      <div ref={list} className={classes.numbered}>
        {rows.map(({ row, reasons }, index) => (
          <SimilarCase
            key={row.id}
            row={row}
            reasons={reasons}
            nth={index + 1}
            isLead={lead === row.id}
            onKeyDown={onKeyDown}
            onToggle={toggle}
          />
        ))}
      </div>
      <p className={classes.aside}>{t('similar.hint')}</p>
    </PanelBlock>
  );
}

interface SimilarCaseProps extends SimilarRow {
  row: CaseRow;
  nth: number;
  isLead: boolean;
  onKeyDown(event: KeyboardEvent): void;
  onToggle(id: string): void;
}

function SimilarCase({ row, reasons, nth, isLead, onKeyDown, onToggle }: SimilarCaseProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const reasonsOf = useReasons();
  const label = t(isLead ? 'similar.linked' : 'similar.link');
  return (
    <div className={classes.mini}>
      <div className={classes.similar}>
        <b title={row.summary.title}>{row.summary.title}</b>
        <span>
          <Ticket number={row.id} />
          {row.limit && ` · ${format.daysLeft(row.limit.daysLeft)}`}
        </span>
        {reasons.length > 0 && <span>{reasonsOf(reasons)}</span>}
      </div>
      <Kbd keys={String(nth)} />
      <Button
        size="xs"
        {...(isLead && { variant: 'outline', leftSection: <IconCheck size={14} stroke={2} aria-hidden="true" /> })}
        aria-pressed={isLead}
        aria-label={`${label}: ${row.id}`}
        onKeyDown={onKeyDown}
        onClick={() => onToggle(row.id)}
      >
        {label}
      </Button>
    </div>
  );
}
