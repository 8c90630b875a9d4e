import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { similarCases } from '#shared/suggestion/similar-cases.ts';
import type { CaseRow } from '../../../data/desk.ts';
import { useDesk, useObservable } from '../../../data/use-desk.tsx';
import { Field } from '../../../ui/field.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { type Suggestion, SuggestSelect } from '../../../ui/suggest-select.tsx';
import { Ticket } from '../../../ui/ticket.tsx';
import { TwoLines } from '../../../ui/two-lines.tsx';
import { useCaseWords } from '../../../ui/use-case-words.ts';
import classes from '../case.module.css';
import { mayFollow } from '../links.ts';
import { ActionDialog, type ActionProps } from './action-dialog.tsx';

const NO_ROWS: readonly CaseRow[] = [];
const OFFERED = 6;

interface CaseSuggestion extends Suggestion {
  row: CaseRow;
}

export function JoinDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const { cases } = useDesk();
  const rows = useObservable(cases.rows$, NO_ROWS);
  const [lead, setLead] = useState<CaseRow>();
  const [hint, setHint] = useState<string>();
  const { summary } = detail;
  const isChoosable = (row: CaseRow) => mayFollow(detail, row);

  const report = {
    ...summary,
    villages: summary.place.villages,
    text: `${summary.title} ${summary.chronology}`,
  };
  const search = async (query: string) => {
    const isAsked = query.trim() !== '';
    const found = isAsked ? await cases.search(query) : similarTo(report, rows.filter(isChoosable));
    return found.filter(isChoosable).slice(0, OFFERED).map(suggestionOf);
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
            onChange={(item) => {
              setLead(item?.row);
              setHint(undefined);
            }}
            search={search}
            onUnmatched={() => setHint(t('dialog.join.unmatched'))}
          />
        )}
      </Field>
      {lead && (
        <dl className={classes.both}>
          <Side label={t('dialog.join.here')} row={detail} />
          <Side label={t('dialog.join.there')} row={lead} />
        </dl>
      )}
    </ActionDialog>
  );
}

/** Before anything is typed: open cases that may be about the same problem. */
function similarTo(report: Parameters<typeof similarCases>[0], rows: readonly CaseRow[]): CaseRow[] {
  const found = similarCases(
    report,
    rows.map((row) => row.summary),
    OFFERED,
  );
  return found.flatMap(({ case: { id } }) => rows.find((row) => row.id === id) ?? []);
}

const suggestionOf = (row: CaseRow): CaseSuggestion => ({
  id: row.id,
  name: row.summary.title,
  secondary: row.id,
  row,
});

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
