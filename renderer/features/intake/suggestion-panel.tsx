import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { INITIAL_STATUS, useDesk, useObservable } from '../../data/use-desk.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PanelBlock, SidePanel } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { PrintedLimit } from './printed-limit.tsx';
import { ReplyTemplates } from './reply-templates.tsx';
import { SimilarCases } from './similar-cases.tsx';
import { useShownRows, useShownWork } from './use-shown.ts';
import type { Suggestions } from './use-suggestions.ts';
import { useTemplates, useTemplateText } from './use-templates.ts';
import { Warnings } from './warnings.tsx';
import { WorkSuggestion } from './work-suggestion.tsx';

interface PanelProps extends SectionProps {
  suggestions: Suggestions;
  today: string;
  onCall(): void;
}

/** At the right of the form: it never moves the form and takes the focus only when asked by its own keys. */
export function SuggestionPanel({ form, change, errorOf, suggestions, today, onCall }: PanelProps) {
  const { t } = useTranslation('form');
  const { match, total, hidden } = useShownWork(form, suggestions.works, today);
  const similar = useShownRows(form, suggestions.similar);
  const templates = useTemplates(form.category ?? suggestions.category, today);
  const textOf = useTemplateText(today);
  const isCited = form.answer?.from === 'work' && form.answer.work === match?.work.id;
  return (
    <SidePanel
      label={t('suggestions')}
      head={<PanelHead today={today} />}
      pinned={<PrintedLimit classification={form.classification} />}
    >
      <p role="status" className="sr-only">
        {t('heard', {
          works: t('work.count', { count: total }),
          reports: t('similar.count', { count: similar.length }),
        })}
      </p>
      <Warnings
        form={form}
        signals={suggestions.signals}
        onCall={onCall}
        onSecret={() => change({ secret: true, lead: null })}
      />
      {match && (
        <WorkSuggestion
          match={match}
          total={total}
          isCited={isCited}
          replaces={form.answer !== null && !isCited}
          onCite={() => change({ answer: isCited ? null : { from: 'work', work: match.work.id } })}
          onDismiss={() =>
            change({ dismissedWorks: [...form.dismissedWorks, match.work.id], ...(isCited && { answer: null }) })
          }
        />
      )}
      {form.answer?.from === 'work' && !isCited && (
        <PanelBlock title={t('work.gone')} icon={IconAlertTriangle}>
          <div data-field="answer">
            <p className="muted">{t('work.goneHint')}</p>
            <Button size="xs" className={classes.buttons} onClick={() => change({ answer: null })}>
              {t('dropAnswer')}
            </Button>
          </div>
        </PanelBlock>
      )}
      {hidden > 0 && (
        <p className={classes.hidden}>
          {t('work.hidden', { count: hidden })}
          <Button size="xs" variant="transparent" onClick={() => change({ dismissedWorks: [] })}>
            {t('work.showAgain')}
          </Button>
        </p>
      )}
      {similar.length > 0 && <SimilarCases rows={similar} lead={form.lead} onLink={(lead) => change({ lead })} />}
      {!match && hidden === 0 && similar.length === 0 && <p className={classes.nothing}>{t('noSuggestions')}</p>}
      {templates.length > 0 && (
        <ReplyTemplates
          templates={templates}
          answer={form.answer}
          error={errorOf('answer')}
          textOf={(template) => textOf(template, form)}
          onAnswer={(answer) => change({ answer })}
        />
      )}
    </SidePanel>
  );
}

function PanelHead({ today }: { today: string }) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { lastContact } = useObservable(useDesk().replication.status$, INITIAL_STATUS);
  return (
    <>
      <h2>{t('suggestions')}</h2>
      <span className="dim small end">
        {lastContact
          ? t('fromThisComputerOf', { time: format.shortMoment(lastContact, today) })
          : t('fromThisComputer')}
      </span>
      <Kbd keys="F6" />
    </>
  );
}
