import { Button } from '@mantine/core';
import { IconArchive, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice as NoticeOfCase } from '#shared/complaint/summary.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { Action } from './actions.ts';
import { ConcurrentDispositions } from './concurrent-dispositions.tsx';
import { useTelling } from './use-telling.ts';
import { wordsOfEntry } from './words-of-entry.ts';

interface CaseNoticesProps {
  detail: CaseDetail;
  today: string;
  offered: readonly Action[];
  onAct(action: Action): void;
}

/** What somebody has to look at, above the history: nothing here is dropped, each is settled by a further entry. */
export function CaseNotices({ detail, today, offered, onAct }: CaseNoticesProps) {
  const { t } = useTranslation(['case', 'status', 'replication']);
  const format = useFormat();
  const { directory } = useDesk();
  const telling = useTelling(detail.summary);
  const { summary, entries } = detail;

  const sentenceOf = (id: string | undefined): string => {
    const entry = entries.find((view) => view.entry.id === id)?.entry;
    return entry ? wordsOfEntry(entry, telling).what : '';
  };
  const noticeOf = (notice: NoticeOfCase): ReactNode => {
    const key = `${notice.kind} ${notice.entries.join(' ')}`;
    switch (notice.kind) {
      case 'concurrent-disposition':
        return <ConcurrentDispositions key={key} detail={detail} notice={notice} today={today} />;
      case 'illegal': {
        const entry = sentenceOf(notice.entries[0]);
        return (
          <Notice key={key} title={t('notice.illegal')}>
            {notice.status
              ? t('notice.illegalText', { entry, status: t(`status:${notice.status}`) })
              : t('notice.illegalEarly', { entry })}
          </Notice>
        );
      }
      case 'incomplete':
        return (
          <Notice key={key} title={t('notice.incomplete')}>
            {t('notice.incompleteText')}
          </Notice>
        );
      case 'unknown-kind':
        return (
          <Notice key={key} title={t('notice.unknown')}>
            {t('notice.unknownText')}
          </Notice>
        );
    }
  };

  const refused = entries.filter((view) => view.rejection);
  const proposal = summary.status === 'archived' ? null : summary.archiveProposal;
  const proposedAt = entries.find((view) => view.entry.id === proposal?.entry)?.entry.at;
  return (
    <>
      {summary.notices.map(noticeOf)}
      {refused.map(({ entry, rejection }) => (
        <Notice key={entry.id} title={`${t('notice.mending')}: ${sentenceOf(entry.id)}`}>
          {rejection && t('notice.mendingText', { reason: t(`replication:rejection.${rejection.code}`) })}
        </Notice>
      ))}
      {proposal && (
        <Notice
          icon={IconArchive}
          title={t('notice.archive')}
          actions={
            offered.includes('archive') && (
              <Button onClick={() => onAct('archive')}>{t('dialog.archive.confirmSecond')}</Button>
            )
          }
        >
          {proposedAt &&
            t('dialog.archive.proposedBy', {
              name: directory.staff(proposal.by)?.name ?? proposal.by,
              date: format.longDate(format.dayOf(proposedAt)),
            })}{' '}
          {t('notice.archiveText')}
        </Notice>
      )}
      {summary.quick && (
        <Notice icon={IconClock} title={t('notice.quick')}>
          {t('notice.quickText')}
        </Notice>
      )}
    </>
  );
}
