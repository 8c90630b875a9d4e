import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useHotkey } from '../../ui/hotkeys.ts';
import { PageBody } from '../../ui/page-head.tsx';
import { Pane, Panes } from '../../ui/panes.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { EmergencyDialog } from './emergency-dialog.tsx';
import { EventSection } from './event-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { withProposals } from './form-proposals.ts';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { IntakeActions } from './intake-actions.tsx';
import { type IntakeForm, isEmpty } from './intake-form.ts';
import { IntakeHead } from './intake-head.tsx';
import { PlaceSection } from './place-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ReporterSection } from './reporter-section.tsx';
import { RequestSection } from './request-section.tsx';
import { missingFields } from './required-fields.ts';
import { SuggestionPanel } from './suggestion-panel.tsx';
import { useCounterAnswers } from './use-counter-answer.ts';
import { type DraftState, useDraft } from './use-draft.ts';
import { focusField, useRegions } from './use-regions.ts';
import { useSave } from './use-save.ts';
import { useSuggestions } from './use-suggestions.ts';

/** Laporan baru: one page in the order in which a person tells a story, with suggestions at the right. */
export function IntakeScreen({ draft }: { draft: string }) {
  const wordsOf = useErrorWords();
  const today = useObservable(useDesk().today$, '');
  const state = useDraft(draft);
  if (state.form && today !== '') return <Form draft={draft} state={state} form={state.form} today={today} />;
  if (state.error === null) return null;
  return (
    <PageBody>
      <ErrorState {...wordsOf(state.error)} onRetry={state.readAgain} />
    </PageBody>
  );
}

interface FormProps {
  draft: string;
  state: DraftState;
  form: IntakeForm;
  today: string;
}

function Form({ draft, state, form, today }: FormProps) {
  const { t } = useTranslation('form');
  const suggestions = useSuggestions(form, today);
  const answers = useCounterAnswers(today);
  const { save, saving, error } = useSave({ draft, today, state, answers });
  const [isTried, setTried] = useState(false);
  const [isCalling, setCalling] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const [reachesAll, setReachesAll] = useState(false);
  const focused = useRef<Element | null>(null);

  const { change } = state;
  const category = form.category ?? suggestions.category;
  const missing = missingFields({ ...form, category }, { today, isCitable: answers.isCitable });
  const submit = (thenPrint: boolean) => {
    setTried(true);
    // What the screen shows may be a key behind.
    const now = state.latest();
    const [next] = missingFields(withProposals(now), { today, isCitable: answers.isCitable });
    if (next) return focusField(next);
    focused.current = document.activeElement;
    void save(now, thenPrint);
  };
  // While saving nothing can be typed, which takes the focus away; after a failure the officer goes on where he was.
  useEffect(() => {
    if (error !== null && focused.current instanceof HTMLElement) focused.current.focus({ preventScroll: true });
  }, [error]);

  useHotkey('Ctrl+Enter', t('saveAndPrint'), () => submit(true));
  useHotkey('Alt+U', t('emergency.title'), () => setCalling(true));
  useHotkey('Alt+O', t('reachAll'), () => setReachesAll((before) => !before));
  useRegions();

  const sections: SectionProps = {
    form,
    change,
    errorOf: (field) => (isTried && missing.includes(field) ? t(`missing.${field}`) : undefined),
    optionalTab: reachesAll ? 0 : -1,
  };
  return (
    <>
      <IntakeHead
        savedAt={state.savedAt}
        isQuick={form.quick}
        reachesAll={reachesAll}
        onQuick={() => change({ quick: !form.quick })}
        onReachAll={() => setReachesAll(!reachesAll)}
        onCall={() => setCalling(true)}
      />
      <Panes
        sideWidth={392}
        side={
          <div data-region="suggestions" className={classes.region}>
            <SuggestionPanel {...sections} suggestions={suggestions} today={today} onCall={() => setCalling(true)} />
          </div>
        }
      >
        <Pane
          foot={
            <IntakeActions
              missing={missing}
              saving={saving}
              canDiscard={!isEmpty(form)}
              error={error ?? state.error}
              onSave={submit}
              onDiscard={() => setDiscarding(true)}
            />
          }
        >
          <div data-region="form" className={classes.form} inert={saving}>
            <EventSection {...sections} suggestedCategory={suggestions.category} proposedTitle={suggestions.title} />
            {!form.quick && <RequestSection {...sections} />}
            <PlaceSection {...sections} />
            <ReporterSection {...sections} />
            <EvidenceSection {...sections} draft={draft} />
            <PrivacySection {...sections} />
          </div>
        </Pane>
      </Panes>
      <EmergencyDialog
        opened={isCalling}
        emergency={form.emergency}
        onClose={() => setCalling(false)}
        onRecord={(emergency) => change({ emergency })}
      />
      <DiscardDialog draft={draft} state={state} opened={isDiscarding} onCancel={() => setDiscarding(false)} />
    </>
  );
}
