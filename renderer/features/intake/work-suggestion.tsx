import { Button } from '@mantine/core';
import { IconCalendarCheck, IconCheck, IconMessageReply } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlannedWorkMatch } from '#shared/suggestion/planned-work-match.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { useHotkey } from '../../ui/hotkeys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import { useCitationText } from '../../ui/use-citation-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './intake.module.css';
import { useReasons } from './use-reasons.ts';

interface WorkProps {
  match: PlannedWorkMatch;
  total: number;
  isCited: boolean;
  /** Another answer is chosen, which this one would replace. */
  replaces: boolean;
  onCite(): void;
  onDismiss(): void;
}

/** The planned work that answers the reporter: its stage, the date of its data, why it matched, what will be printed. */
export function WorkSuggestion({ match, total, isCited, replaces, onCite, onDismiss }: WorkProps) {
  const { t } = useTranslation('form');
  const { directory } = useDesk();
  const textOf = useCitationText();
  const { work, citable, notCitable } = match;
  const agency = directory.unit(work.agency)?.shortName ?? work.agency;
  const days = directory.district.plannedWorkMaxAgeDays;
  useHotkey('Alt+J', t('work.cite'), onCite, { enabled: citable });
  return (
    <PanelBlock
      look={citable ? 'hit' : 'plain'}
      icon={IconCalendarCheck}
      title={t(citable ? 'work.budgeted' : 'work.notCitable')}
      aside={t('work.count', { count: total })}
    >
      <div data-field={isCited ? 'answer' : undefined}>
        <p className={classes.workTitle}>{work.title}</p>
        <WorkFacts match={match} agency={agency} />
        <p className={classes.printed}>
          {notCitable
            ? t(`work.why.${notCitable}`, { count: days })
            : t('work.printed', { text: textOf(work, agency) })}
        </p>
        <div className={classes.buttons}>
          {isCited && !citable && (
            <Button size="xs" onClick={onCite}>
              {t('dropAnswer')}
            </Button>
          )}
          {citable && (
            <Button
              size="xs"
              variant="outline"
              leftSection={
                isCited ? (
                  <IconCheck size={16} stroke={2} aria-hidden="true" />
                ) : (
                  <IconMessageReply size={16} stroke={1.75} aria-hidden="true" />
                )
              }
              rightSection={<Kbd keys="Alt+J" />}
              onClick={onCite}
              aria-pressed={isCited}
            >
              {t(isCited ? 'work.cited' : replaces ? 'replaceAnswer' : 'work.cite')}
            </Button>
          )}
          <Button size="xs" variant="subtle" className="end" onClick={onDismiss}>
            {t('work.dismiss')}
          </Button>
        </div>
      </div>
    </PanelBlock>
  );
}

function WorkFacts({ match: { work, reasons }, agency }: { match: PlannedWorkMatch; agency: string }) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const reasonsOf = useReasons();
  const periodOf = (start: string, end: string | null): string => {
    if (!end) return format.longDate(start);
    const isOneYear = start.slice(0, 4) === end.slice(0, 4);
    const first = format.longDate(start);
    return `${isOneYear ? first.replace(/ \d{4}$/, '') : first} – ${format.longDate(end)}`;
  };
  const items = [
    {
      label: t('work.stage'),
      value: (
        <>
          <span className="medium">{t(`work.stages.${work.stage}`)}</span>{' '}
          <span className="dim">· {t('work.dataOf', { date: format.longDate(work.dataDate) })}</span>
        </>
      ),
    },
    { label: t('work.agency'), value: `${agency} · ${format.rupiah(work.budget)}` },
    ...(work.start ? [{ label: t('work.plan'), value: periodOf(work.start, work.end) }] : []),
    { label: t('work.source'), value: work.source },
    {
      label: t('work.because'),
      value: <span className="muted">{reasons.length > 0 ? reasonsOf(reasons) : t('work.noReason')}</span>,
    },
  ];
  return <KeyValues items={items} />;
}
