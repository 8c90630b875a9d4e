import { Button } from '@mantine/core';
import {
  type Icon,
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconArrowRight,
  IconArrowUpRight,
  IconCalendarCheck,
  IconCheck,
  IconEye,
  IconLink,
  IconLock,
  IconMessage2,
  IconMessageReply,
  IconNote,
  IconPaperclip,
  IconPencil,
  IconPrinter,
  IconSpeakerphone,
  IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { workstationOf } from '#shared/complaint/entry.ts';
import { type EntryKind, isKnownKind } from '#shared/complaint/kind.ts';
import type { CaseDetail, EntryView } from '../../data/desk.ts';
import { DeliveryState } from '../../ui/delivery-state.tsx';
import { Timeline, type TimelineItem } from '../../ui/timeline.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './case.module.css';
import { entryGroups } from './entry-groups.ts';
import { useTelling } from './use-telling.ts';
import { type EntryWords, type Telling, wordsOfEntry } from './words-of-entry.ts';

const ICONS: Partial<Record<EntryKind, Icon>> = {
  received: IconMessage2,
  'receipt-issued': IconPrinter,
  verified: IconCheck,
  disposed: IconArrowRight,
  delegated: IconArrowRight,
  returned: IconArrowBackUp,
  scheduled: IconCalendarCheck,
  answered: IconMessageReply,
  delivered: IconSpeakerphone,
  'reporter-replied': IconMessage2,
  closed: IconCheck,
  transferred: IconArrowUpRight,
  archived: IconArchive,
  joined: IconLink,
  unjoined: IconLink,
  'sp4n-linked': IconLink,
  'access-changed': IconLock,
  'identity-revealed': IconEye,
  'reporter-identified': IconUser,
  attached: IconPaperclip,
  corrected: IconPencil,
};

interface HistoryProps {
  detail: CaseDetail;
  today: string;
  onMend(entry: string, how: 'mend' | 'leave'): void;
}

/** The case's entries, newest first: who did what, when and where, and whether the provincial server has it. */
export function History({ detail, today, onMend }: HistoryProps) {
  const { t } = useTranslation(['case', 'common', 'replication']);
  const format = useFormat();
  const telling = useTelling(detail.summary);
  const unsent = detail.entries.filter((view) => view.delivery === 'unsent').length;
  const onServer = detail.entries.filter((view) => view.delivery === 'hub').length;

  const itemOf = (group: readonly EntryView[]): TimelineItem => {
    const [first] = group as [EntryView];
    const { entry } = first;
    const { what, how, quote } = wordsOfGroup(group, telling);
    const refused = group.find((view) => view.rejection);
    return {
      id: entry.id,
      icon: refused ? IconAlertTriangle : ((isKnownKind(entry.kind) ? ICONS[entry.kind] : undefined) ?? IconNote),
      what: (
        <>
          <b>{what}</b>
          {how && <span className={classes.said}> {how}</span>}
        </>
      ),
      by: [
        first.byName,
        `${first.unitName}, ${workstationOf(entry.id).slice(4)}`,
        format.shortMoment(entry.at),
        ...(group.length > 1 ? [t('common:records', { count: group.length })] : []),
      ].join(' · '),
      state: <GroupDelivery group={group} today={today} />,
      ...((quote || refused?.rejection) && {
        detail: (
          <>
            {quote && <p className={classes.said}>{quote}</p>}
            {refused?.rejection && (
              <div className="stack">
                <p className="strong">
                  {t('history.refused', { reason: t(`replication:rejection.${refused.rejection.code}`) })}{' '}
                  {t(`replication:mendHint.${refused.rejection.code}`)}
                </p>
                <span className="row">
                  <Button size="xs" onClick={() => onMend(refused.entry.id, 'mend')}>
                    {t('history.mend')}
                  </Button>
                  <Button size="xs" variant="subtle" onClick={() => onMend(refused.entry.id, 'leave')}>
                    {t('history.leave')}
                  </Button>
                </span>
              </div>
            )}
          </>
        ),
      }),
    };
  };

  const counts = [
    ...(onServer > 0 ? [t('history.onServer', { count: onServer })] : []),
    ...(unsent > 0 ? [t('history.unsent', { count: unsent })] : []),
  ].join(', ');
  return (
    <section aria-labelledby="history-title">
      <div className={classes.historyHead}>
        <h2 id="history-title">{t('history.title')}</h2>
        <span className="dim num">{t('common:records', { count: detail.entries.length })}</span>
        <span className="end dim small">{[t('history.order'), counts].filter(Boolean).join(' · ')}</span>
      </div>
      <Timeline label={t('history.title')} items={entryGroups(detail.entries).map(itemOf).reverse()} />
    </section>
  );
}

function GroupDelivery({ group, today }: { group: readonly EntryView[]; today: string }) {
  if (group.some((view) => view.delivery === 'needs-mending')) return <DeliveryState state="mending" />;
  const unsent = group.filter((view) => view.delivery === 'unsent').length;
  if (unsent === group.length) return <DeliveryState state="unsent" />;
  const since = group.at(-1)?.sentAt;
  return <DeliveryState state="server" unsentRecords={unsent} today={today} {...(since && { since })} />;
}

/** A reception is told in one sentence with what belongs to it: "Diterima di loket dengan 2 foto, tanda terima dicetak". */
function wordsOfGroup(group: readonly EntryView[], telling: Telling): EntryWords {
  const [first, ...others] = group as [EntryView, ...EntryView[]];
  const words = wordsOfEntry(first.entry, telling);
  if (others.length === 0) return words;
  const { t } = telling;
  const attached = others.filter(({ entry }) => entry.kind === 'attached');
  const photos = attached.filter(({ entry }) => String(entry.data?.type).startsWith('image/')).length;
  const files = attached.length - photos;
  const evidence = [
    ...(photos > 0 ? [t('common:photos', { count: photos })] : []),
    ...(files > 0 ? [t('side.files', { count: files })] : []),
  ].join(', ');
  const receipt = others.findLast(({ entry }) => entry.kind === 'receipt-issued')?.entry.data?.medium;
  const parts = [
    evidence ? `${words.how} ${t('entry.received.withEvidence', { evidence })}`.trim() : words.how,
    others.some(({ entry }) => entry.kind === 'reporter-identified') && t('entry.reporter-identified.inGroup'),
    (receipt === 'printer' || receipt === 'pdf' || receipt === 'handwritten') &&
      t(`entry.receipt-issued.inGroup.${receipt}`),
  ];
  return { ...words, how: parts.filter(Boolean).join(', ') };
}
