import { Button } from '@mantine/core';
import { IconBolt, IconDeviceFloppy, IconPhone, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { ActionBar } from '../../ui/action-bar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useHotkey } from '../../ui/hotkeys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useFollow } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { EmergencyDialog } from './emergency-dialog.tsx';
import { EventSection } from './event-section.tsx';
import { EvidenceSection, PrivacySection } from './evidence-section.tsx';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { EMPTY_FORM, isEmpty, missingFields, type RequiredField } from './intake-form.ts';
import { PlaceSection, RequestSection } from './place-section.tsx';
import { PrintedLimit } from './printed-limit.tsx';
import { ReporterSection } from './reporter-section.tsx';
import { SimilarCases, WorkSuggestion } from './suggestions.tsx';
import { useDraft } from './use-draft.ts';
import { useSave } from './use-save.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Laporan baru: one page in the order in which a person tells a story, with suggestions at the right. */
export function IntakeScreen({ draft }: { draft: string }) {
  const { t } = useTranslation('form');
  const desk = useDesk();
  const format = useFormat();
  const follow = useFollow();
  const wordsOf = useErrorWords();
  const today = useObservable(desk.today$, '');
  const state = useDraft(draft, (form) => form.title ?? form.chronology.slice(0, 60));
  const stored = state.form ?? EMPTY_FORM;
  const suggestions = useSuggestions(stored, today);
  const [tried, setTried] = useState(false);
  const [calling, setCalling] = useState(false);
  const [discarding, setDiscarding] = useState(false);

  // What is suggested counts as chosen until the officer chooses otherwise.
  const form = useMemo(
    () => ({ ...stored, category: stored.category ?? suggestions.category }),
    [stored, suggestions.category],
  );
  const { change } = state;
  const title = form.title ?? suggestions.title;
  const missing = missingFields(form);
  const [next] = missing;
  const works = suggestions.works.filter((match) => !form.dismissedWorks.includes(match.work.id));
  const shownWork = works[0];
  const { save, saving, error } = useSave({ draft, form, title, today, finish: state.finish });

  const submit = (thenPrint: boolean) => {
    setTried(true);
    if (next) focusField(next);
    else void save(thenPrint);
  };
  const cite = () =>
    shownWork?.citable && change({ citedWork: form.citedWork === shownWork.work.id ? null : shownWork.work.id });
  const link = (id: string | null) => change({ lead: id });
  const discard = async () => {
    state.finish();
    await desk.drafts.remove(draft);
    follow('/');
  };

  useHotkey('Ctrl+Enter', t('saveAndPrint'), () => submit(true));
  useHotkey('Alt+J', t('work.cite'), cite, { enabled: shownWork?.citable ?? false });
  useHotkey('Alt+G', t('similar.link'), () => link(form.lead ? null : (suggestions.similar[0]?.id ?? null)), {
    enabled: suggestions.similar.length > 0,
  });
  useHotkey('Alt+U', t('emergency.title'), () => setCalling(true));
  useHotkey('F6', t('moveRegion'), focusNextRegion);

  if (!state.form || today === '') return null;
  const sections: SectionProps = {
    form,
    change,
    errorOf: (field) => (tried && missing.includes(field) ? t(`missing.${field}`) : undefined),
  };
  return (
    <>
      <PageHead
        title={t('title')}
        aside={
          <>
            <span className="tag">{t('draft')}</span>
            {state.savedAt && (
              <span className="muted small">
                <IconDeviceFloppy size={14} stroke={1.75} aria-hidden="true" style={{ verticalAlign: '-2px' }} />{' '}
                {t('draftSaved', { time: format.time(state.savedAt, 'seconds') })}
              </span>
            )}
          </>
        }
        actions={
          <>
            <span className="dim small">{t('numberAtSave')}</span>
            <Button
              size="xs"
              variant="subtle"
              aria-pressed={form.quick}
              leftSection={<IconBolt size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => change({ quick: !form.quick })}
            >
              {t(form.quick ? 'quickOn' : 'quick')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconPhone size={16} stroke={1.75} aria-hidden="true" />}
              rightSection={<Kbd keys="Alt+U" />}
              onClick={() => setCalling(true)}
            >
              {t('emergency.button')}
            </Button>
          </>
        }
      />
      <div className={classes.page}>
        <div className={classes.form} data-region="form">
          <div className={`scroll-y ${classes.scroll}`}>
            {(error ?? state.error) !== null && <ErrorState {...wordsOf(error ?? state.error)} />}
            {suggestions.signals.emergency && !form.emergency && (
              <Notice title={t('emergency.heard', { words: suggestions.signals.emergency.words.join(', ') })}>
                {t('emergency.lead')}
              </Notice>
            )}
            {suggestions.signals.secret && !form.secret && (
              <Notice title={t('secretHeard', { words: suggestions.signals.secret.words.join(', ') })}>
                {t('secretHint')}
              </Notice>
            )}
            <EventSection {...sections} proposedTitle={suggestions.title} />
            <RequestSection {...sections} />
            <PlaceSection {...sections} />
            <ReporterSection {...sections} />
            <EvidenceSection {...sections} draft={draft} />
            <PrivacySection {...sections} />
          </div>
          <div data-region="actions">
            <ActionBar
              note={
                next ? (
                  <>
                    <b className="medium">{t('missingCount', { count: missing.length })}</b>
                    <br />
                    <span className="muted">{t('missingNext', { field: t(`fieldName.${next}`) })}</span>
                  </>
                ) : (
                  <span className="muted">{t('complete')}</span>
                )
              }
            >
              <Button
                variant="filled"
                loading={saving}
                leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden="true" />}
                rightSection={<Kbd keys="Ctrl+Enter" />}
                onClick={() => submit(true)}
              >
                {t('saveAndPrint')}
              </Button>
              <Button disabled={saving} onClick={() => submit(false)}>
                {t('saveOnly')}
              </Button>
              <Button variant="subtle" disabled={saving || isEmpty(stored)} onClick={() => setDiscarding(true)}>
                {t('discard')}
              </Button>
            </ActionBar>
          </div>
        </div>
        <div data-region="suggestions" style={{ display: 'contents' }}>
          <SidePanel
            label={t('suggestions')}
            head={
              <>
                <h2>{t('suggestions')}</h2>
                <span className="dim small end">{t('fromThisComputer')}</span>
                <Kbd keys="F6" />
              </>
            }
            pinned={<PrintedLimit classification={form.classification} />}
          >
            {shownWork && (
              <WorkSuggestion
                match={shownWork}
                total={works.length}
                cited={form.citedWork === shownWork.work.id}
                onCite={cite}
                onDismiss={() =>
                  change({ dismissedWorks: [...form.dismissedWorks, shownWork.work.id], citedWork: null })
                }
              />
            )}
            {suggestions.similar.length > 0 && (
              <SimilarCases rows={suggestions.similar} lead={form.lead} onLink={link} />
            )}
            {!shownWork && suggestions.similar.length === 0 && (
              <p className={`muted ${classes.nothing}`}>{t('noSuggestions')}</p>
            )}
          </SidePanel>
        </div>
      </div>
      <EmergencyDialog
        opened={calling}
        emergency={form.emergency}
        onClose={() => setCalling(false)}
        onRecord={(emergency) => change({ emergency })}
      />
      <ConfirmDialog
        opened={discarding}
        title={t('discardTitle')}
        confirmLabel={t('discard')}
        onConfirm={() => void discard()}
        onCancel={() => setDiscarding(false)}
      >
        <p>{t('discardText')}</p>
      </ConfirmDialog>
    </>
  );
}

/** Puts the focus where the next missing answer goes. */
function focusField(field: RequiredField): void {
  const place = document.querySelector<HTMLElement>(`[data-field="${field}"]`);
  const control = place?.matches('input, textarea')
    ? place
    : place?.querySelector<HTMLElement>('input, textarea, button');
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}

const REGIONS = ['form', 'suggestions', 'actions'];

/** F6: form → suggestions → actions. */
function focusNextRegion(): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset.region ?? 'actions';
  const next = REGIONS[(REGIONS.indexOf(here) + 1) % REGIONS.length];
  document
    .querySelector<HTMLElement>(`[data-region="${next}"] :is(button, input, textarea):not([tabindex="-1"])`)
    ?.focus();
}
