import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../data/desk.ts';
import { Card, CardLine } from '../../ui/card.tsx';
import { initials } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ActionLink } from './action-link.tsx';
import { ReportLink } from './report-link.tsx';

/** Lines of a card beside the work; the rest is in its list. */
export const SHOWN_BESIDE = 5;

interface WaitingCardProps {
  view: 'unsent' | 'receipt-to-reprint' | 'receipt-not-issued' | 'awaiting-reporter';
  rows: readonly CaseRow[];
  /** Where all of them are. */
  href: string;
  today: string;
}

export function WaitingCard({ view, rows, href, today }: WaitingCardProps) {
  const { t } = useTranslation(['today', 'cases']);
  const format = useFormat();
  const factsOf = ({ id, limit, summary }: CaseRow) => {
    const { reporter } = summary;
    if (view === 'receipt-to-reprint') {
      const way = reporter?.contact.ways[0];
      return [
        <Ticket key="ticket" number={id} />,
        reporter?.name ? initials(reporter.name) : t('noReporter'),
        way ? t(`contact.${way}`) : '',
      ];
    }
    if (view !== 'awaiting-reporter') {
      return [<Ticket key="ticket" number={id} />, format.shortMoment(summary.receivedAt, today)];
    }
    return [
      summary.reporter?.name ? initials(summary.reporter.name) : t('noReporter'),
      limit && t('until', { day: format.weekdayDate(limit.due) }),
    ];
  };
  return (
    <Card
      title={t(`cases:view.${view}`)}
      count={format.number(rows.length)}
      aside={
        view === 'unsent' && rows.length <= SHOWN_BESIDE ? (
          <span className="dim small">{t('here')}</span>
        ) : (
          <Link href={href}>{t('seeAll')}</Link>
        )
      }
    >
      {rows.slice(0, SHOWN_BESIDE).map((row) => (
        <CardLine
          key={row.id}
          {...(view === 'receipt-to-reprint' && { action: <ActionLink row={row} action="print" /> })}
        >
          <TwoLines first={<ReportLink row={row} />} facts={factsOf(row)} />
        </CardLine>
      ))}
    </Card>
  );
}
