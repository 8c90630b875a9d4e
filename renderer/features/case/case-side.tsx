import { useTranslation } from 'react-i18next';
import { printedTrackingCode } from '#shared/complaint/tracking-code.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { PanelBlock, SidePanel } from '../../ui/side-panel.tsx';
import { useCaseWords } from '../../ui/use-case-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { AttachmentsBlock } from './attachments-block.tsx';
import classes from './case.module.css';
import { LinksBlock } from './links-block.tsx';
import { ReporterBlock } from './reporter-block.tsx';
import { StagesBlock } from './stages-block.tsx';

/** What the report says, beside its history. */
export function CaseSide({ detail, today }: { detail: CaseDetail; today: string }) {
  const { t } = useTranslation('case');
  const format = useFormat();
  const words = useCaseWords();
  const { summary } = detail;
  const request = words.request(summary.request);
  const time = words.time(summary.time, summary.receivedAt);
  const placeAndTime = [words.place(summary.place), summary.place.landmark, time].filter(Boolean).join('; ');
  return (
    <SidePanel label={t('side.label')}>
      <ReporterBlock detail={detail} />
      <StagesBlock detail={detail} today={today} />
      <PanelBlock title={t('side.chronology')}>
        <p className={`muted ${classes.said}`}>{summary.chronology || t('side.noChronology')}</p>
      </PanelBlock>
      {request && (
        <PanelBlock title={t('side.request')}>
          <p className="muted">{request}</p>
        </PanelBlock>
      )}
      <PanelBlock title={t('side.placeTime')}>
        <p className="muted">{placeAndTime}</p>
      </PanelBlock>
      {summary.work && (
        <PanelBlock
          title={t('side.work')}
          aside={t('side.workData', { date: format.shortDate(summary.work.dataDate, today) })}
        >
          <p className="muted">{summary.work.title}</p>
          <p className="small dim">{summary.work.source}</p>
        </PanelBlock>
      )}
      <AttachmentsBlock detail={detail} />
      <LinksBlock detail={detail} />
      {summary.trackingCode && (
        <PanelBlock title={t('side.code')}>
          <p className={classes.code}>{printedTrackingCode(summary.trackingCode)}</p>
          <p className="small dim">{t('side.codeHint')}</p>
        </PanelBlock>
      )}
    </SidePanel>
  );
}
