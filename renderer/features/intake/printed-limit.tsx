import { useTranslation } from 'react-i18next';
import type { Classification } from '#shared/complaint/entry-data.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './intake.module.css';

/** The limit that the receipt will carry if it is printed now. */
export function PrintedLimit({ classification }: { classification: Classification }) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const limits = useDesk().cases.receiptLimits(classification);
  return (
    <>
      <div className={classes.limitHead}>
        <h2>{t('limit.title')}</h2>
        <span className="dim small end">{t(`classifications.${classification}`)}</span>
      </div>
      <b className={classes.due}>{format.weekdayDate(limits.finish)}</b>
      <p className="muted small">{t('limit.detail', { date: format.longDate(limits.firstResponse) })}</p>
    </>
  );
}
