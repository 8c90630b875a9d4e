import { useTranslation } from 'react-i18next';
import type { LimitName } from '#shared/deadline/service-standard.ts';
import classes from './deadline-cell.module.css';
import { useFormat } from './use-format.ts';

/** A legal limit of a case, or of a formal information request. */
export type DeadlineName = LimitName | 'information-answer' | 'objection';

export interface DeadlineCellProps {
  /** Last day of the limit, 'YYYY-MM-DD'; undefined when nothing is open. */
  date?: string;
  /** Working days left; 0 is today, below 0 is late. */
  daysLeft?: number;
  name?: DeadlineName;
  /** Today's day, so that dates of this year leave the year out. */
  today: string;
  /** 'dense': date beside; 'stacked': date after the name, on the second line. */
  layout?: 'dense' | 'stacked';
}

/** Red only when late. */
export function DeadlineCell({ date, daysLeft, name, today, layout = 'dense' }: DeadlineCellProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (!date || daysLeft === undefined || !name) return <span className="dim">{t('deadline.none')}</span>;
  const weight = daysLeft < 0 ? 'late' : daysLeft === 0 ? 'strong' : '';
  const words = <span className={weight}>{format.daysLeft(daysLeft)}</span>;
  if (layout === 'stacked') {
    return (
      <span className={classes.stacked}>
        {words}
        <span>
          {daysLeft === 0
            ? t(`deadline.name.${name}`)
            : `${t(`deadline.name.${name}`)} · ${format.shortDate(date, today)}`}
        </span>
      </span>
    );
  }
  return (
    <span className={classes.dense}>
      <time dateTime={date} className="num">
        {format.shortDate(date, today)}
      </time>
      <span className={classes.words}>
        {words}
        <span>{t(`deadline.name.${name}`)}</span>
      </span>
    </span>
  );
}
