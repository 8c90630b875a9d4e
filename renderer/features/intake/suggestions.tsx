import { Button } from '@mantine/core';
import { IconCalendarCheck, IconMessageReply } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { categoryName } from '#shared/directory/data/categories.ts';
import { villageLabel } from '#shared/directory/places.ts';
import type { MatchReason, PlannedWorkMatch } from '#shared/suggestion/planned-work-match.ts';
import type { CaseRow } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './intake.module.css';
import { useCitation } from './use-citation.ts';

interface WorkProps {
  match: PlannedWorkMatch;
  total: number;
  cited: boolean;
  onCite(): void;
  onDismiss(): void;
}

/** The planned work that answers the reporter: its stage, the date of its data, why it matched, what will be printed. */
export function WorkSuggestion({ match, total, cited, onCite, onDismiss }: WorkProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { directory } = useDesk();
  const { work } = match;
  const textOf = useCitation();
  return (
    <PanelBlock
      look={match.citable ? 'hit' : 'plain'}
      icon={IconCalendarCheck}
      title={t(match.citable ? 'work.budgeted' : 'work.notCitable')}
      aside={t('work.count', { count: total })}
    >
      <p className="strong" style={{ marginBottom: 4 }}>
        {work.title}
      </p>
      <KeyValues
        items={[
          {
            label: t('work.stage'),
            value: (
              <>
                <span className="medium">{t(`work.stages.${work.stage}`)}</span>{' '}
                <span className="dim">· {t('work.dataOf', { date: format.longDate(work.dataDate) })}</span>
              </>
            ),
          },
          {
            label: t('work.agency'),
            value: `${directory.unit(work.agency)?.shortName ?? work.agency} · ${format.rupiah(work.budget)}`,
          },
          ...(work.start
            ? [
                {
                  label: t('work.plan'),
                  value: `${format.longDate(work.start)}${work.end ? ` – ${format.longDate(work.end)}` : ''}`,
                },
              ]
            : []),
          { label: t('work.because'), value: <Reasons reasons={match.reasons} /> },
        ]}
      />
      {match.notCitable ? (
        <p className={classes.printed}>{t(`work.why.${match.notCitable}`)}</p>
      ) : (
        <p className={classes.printed}>{t('work.printed', { text: textOf(work) })}</p>
      )}
      <div className={classes.buttons}>
        {match.citable && (
          <Button
            size="xs"
            leftSection={<IconMessageReply size={16} stroke={1.75} aria-hidden="true" />}
            rightSection={<Kbd keys="Alt+J" />}
            onClick={onCite}
            aria-pressed={cited}
          >
            {t(cited ? 'work.cited' : 'work.cite')}
          </Button>
        )}
        <Button size="xs" variant="subtle" className="end" onClick={onDismiss}>
          {t('work.dismiss')}
        </Button>
      </div>
    </PanelBlock>
  );
}

function Reasons({ reasons }: { reasons: readonly MatchReason[] }) {
  const { t } = useTranslation('form');
  const { language } = useFormat();
  const words = reasons.map((reason) => {
    if (reason.kind === 'village')
      return t('because.village', { villages: reason.villages.map((code) => villageLabel(code)).join('; ') });
    if (reason.kind === 'category') return t('because.category', { category: categoryName(reason.category, language) });
    return t('because.words', { words: reason.words.join(', ') });
  });
  return <span className="muted">{words.join(' · ')}</span>;
}

interface SimilarProps {
  rows: readonly CaseRow[];
  lead: string | null;
  onLink(id: string | null): void;
}

export function SimilarCases({ rows, lead, onLink }: SimilarProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  return (
    <PanelBlock title={t('similar.title')} aside={<Kbd keys="Alt+G" />}>
      {rows.map((row) => (
        <div key={row.id} className={classes.mini}>
          <TwoLines
            first={row.summary.title}
            facts={[<Ticket key="ticket" number={row.id} />, row.limit ? format.daysLeft(row.limit.daysLeft) : '']}
          />
          <Button
            size="xs"
            aria-pressed={lead === row.id}
            aria-label={`${t(lead === row.id ? 'similar.linked' : 'similar.link')}: ${row.id}`}
            onClick={() => onLink(lead === row.id ? null : row.id)}
          >
            {t(lead === row.id ? 'similar.linked' : 'similar.link')}
          </Button>
        </div>
      ))}
      <p className="small muted">{t('similar.hint')}</p>
    </PanelBlock>
  );
}
