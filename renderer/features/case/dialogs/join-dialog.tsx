import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { similarCases } from '#shared/suggestion/similar-cases.ts';
import type { CaseRow } from '../../../data/desk.ts';
import { useDesk, useObservable } from '../../../data/use-desk.tsx';
import { Field } from '../../../ui/field.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { SuggestSelect } from '../../../ui/suggest-select.tsx';
import { Ticket } from '../../../ui/ticket.tsx';
import { TwoLines } from '../../../ui/two-lines.tsx';
import { useCaseWords } from '../../../ui/use-case-words.ts';
import classes from '../case.module.css';
import { mayFollow } from '../links.ts';
import { ActionDialog, type ActionProps } from './action-dialog.tsx';

const NO_ROWS: readonly CaseRow[] = [];
const SUGGESTED = 3;

export function JoinDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const words = useCaseWords();
  const { cases } = useDesk();
  const rows = useObservable(cases.rows$, NO_ROWS);
  const [lead, setLead] = useState<CaseRow>();
  const [hint, setHint] = useState<string>();
  const { summary } = detail;

  const report = {
    ...summary,
    villages: summary.place.villages,
    text: `${summary.title} ${summary.chronology}`,
  };
  const similar = similarCases(
    report,
    rows.filter((row) => mayFollow(detail, row)).map((row) => row.summary),
    SUGGESTED,
  ).flatMap((found) => rows.find((row) => row.id === found.case.id) ?? []);
  const suggestionOf = (row: CaseRow) => ({ id: row.id, name: row.summary.title, secondary: row.id, row });
  const search = (query: string) =>
    cases
      .search(query)
      .filter((row) => mayFollow(detail, row))
      .slice(0, 8)
      .map(suggestionOf);
  const choose = (row: CaseRow | undefined) => {
    setLead(row);
    setHint(undefined);
  };
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.join.title')}
      confirmLabel={t('dialog.join.confirm')}
      missing={[!lead && t('dialog.join.lead')]}
      entries={() => (lead ? [{ kind: 'joined', data: { lead: lead.id } }] : [])}
    >
      <p>{t('dialog.join.hint')}</p>
      <Field label={t('dialog.join.lead')} {...(hint && { error: hint })}>
        {(control) => (
          <SuggestSelect
            control={control}
            placeholder={t('dialog.join.placeholder')}
            value={lead && suggestionOf(lead)}
            onChange={(item) => choose(item?.row)}
            search={search}
            onUnmatched={() => setHint(t('dialog.join.unmatched'))}
          />
        )}
      </Field>
      {!lead &&
        similar.map((row) => (
          <div key={row.id} className={classes.pair}>
            <TwoLines
              first={row.summary.title}
              facts={[<Ticket key="ticket" number={row.id} />, words.shortPlace(row.summary.place).join(', ')]}
            />
            <Button size="xs" onClick={() => choose(row)} aria-label={t('dialog.join.chooseNamed', { ticket: row.id })}>
              {t('dialog.join.choose')}
            </Button>
          </div>
        ))}
      {lead && (
        <dl className={classes.both}>
          <Side label={t('dialog.join.here')} row={detail} />
          <Side label={t('dialog.join.there')} row={lead} />
        </dl>
      )}
    </ActionDialog>
  );
}

function Side({ label, row: { id, summary } }: { label: string; row: CaseRow }) {
  const words = useCaseWords();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <TwoLines
          first={summary.title}
          facts={[<Ticket key="ticket" number={id} />, words.shortPlace(summary.place).filter(Boolean).join(', ')]}
        />
        <StatusChip status={summary.status} look="quiet" />
      </dd>
    </div>
  );
}
