import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../data/case-query.ts';
import type { CaseRow } from '../../data/desk.ts';
import { Card, CardLine } from '../../ui/card.tsx';
import { initials } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ActionLink } from './action-link.tsx';
import { ReportLink } from './report-link.tsx';
import { SHOWN_BESIDE } from './waiting-card.tsx';

/** Answers that nobody has told the reporter yet: who it is, how to reach them, since when. */
export function AnswersToTell({ rows, viewer }: { rows: readonly CaseRow[]; viewer: Viewer }) {
  const { t } = useTranslation('today');
  const format = useFormat();

  const factsOf = ({ summary, toTell }: CaseRow) => {
    const [answer] = toTell;
    const way = summary.reporter?.contact.ways[0];
    return [
      summary.reporter?.name ? initials(summary.reporter.name) : t('noReporter'),
      way ? t(`contact.${way}`) : '',
      answer ? format.shortDate(format.dayOf(answer.at), viewer.today) : '',
    ];
  };
  return (
    <Card
      title={t('toTell')}
      count={format.number(rows.length)}
      aside={rows.length > SHOWN_BESIDE && <Link href="/laporan?view=to-tell">{t('seeAll')}</Link>}
    >
      {rows.slice(0, SHOWN_BESIDE).map((row) => (
        <CardLine key={row.id} action={<ActionLink row={row} action="deliver" />}>
          <TwoLines first={<ReportLink row={row} />} facts={factsOf(row)} />
        </CardLine>
      ))}
    </Card>
  );
}
