import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyTemplate } from '#shared/directory/directory-document.ts';
import { Field } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import classes from './intake.module.css';
import type { CounterAnswer } from './intake-form.ts';
import { useNumberedList } from './use-numbered-list.ts';

/** Shown at first; all of them on request. */
const SHOWN = 3;
const MOST = 9;

interface TemplatesProps {
  templates: readonly ReplyTemplate[];
  answer: CounterAnswer | null;
  error: string | undefined;
  textOf(template: ReplyTemplate): string;
  onAnswer(answer: CounterAnswer | null): void;
}

/** Alt+T and a digit take a template, whose text is then the officer's to edit: the one answer given at the counter. */
export function ReplyTemplates({ templates, answer, error, textOf, onAnswer }: TemplatesProps) {
  const { t } = useTranslation('form');
  const [showsAll, setShowsAll] = useState(false);
  // A restored draft has an answer as well, and must not take the focus from the chronology.
  const [isPicked, setPicked] = useState(false);
  const shown = templates.slice(0, showsAll ? MOST : SHOWN);
  const chosen = answer?.from === 'template' ? answer : null;
  const take = (template: ReplyTemplate | undefined) => {
    // Taken again, it would undo what was written into it.
    if (!template || chosen?.template === template.id) return;
    setPicked(true);
    onAnswer({ from: 'template', template: template.id, text: textOf(template) });
  };
  const { list, onKeyDown } = useNumberedList('Alt+T', t('template.key'), {
    count: shown.length,
    staysIn: true,
    pick: (index) => take(shown[index]),
  });
  return (
    <PanelBlock title={t('template.title')} aside={<Kbd keys="Alt+T" />}>
      <div ref={list} className={classes.numbered}>
        {shown.map((template, index) => {
          const isChosen = chosen?.template === template.id;
          const label = t(isChosen ? 'template.used' : answer ? 'template.replace' : 'template.use');
          return (
            <div key={template.id} className={classes.mini}>
              <span className="ellipsis" title={template.name}>
                {template.name}
              </span>
              <Kbd keys={String(index + 1)} />
              <Button
                size="xs"
                variant="subtle"
                aria-pressed={isChosen}
                aria-label={`${label}: ${template.name}`}
                onKeyDown={onKeyDown}
                onClick={() => take(template)}
              >
                {label}
              </Button>
            </div>
          );
        })}
      </div>
      {templates.length > SHOWN && !showsAll && (
        <Button size="xs" variant="transparent" onClick={() => setShowsAll(true)}>
          {t('template.all', { count: templates.length })}
        </Button>
      )}
      {chosen && (
        <TemplateAnswer
          key={chosen.template}
          takesFocus={isPicked}
          text={chosen.text}
          basis={templates.find((one) => one.id === chosen.template)?.legalBasis ?? ''}
          error={error}
          onText={(text) => onAnswer({ ...chosen, text })}
          onKeyDown={onKeyDown}
          onDrop={() => onAnswer(null)}
        />
      )}
    </PanelBlock>
  );
}

interface TemplateAnswerProps {
  takesFocus: boolean;
  text: string;
  basis: string;
  error: string | undefined;
  onText(text: string): void;
  onKeyDown(event: KeyboardEvent): void;
  onDrop(): void;
}

function TemplateAnswer({ takesFocus, text, basis, error, onText, onKeyDown, onDrop }: TemplateAnswerProps) {
  const { t } = useTranslation('form');
  return (
    <div className={classes.answer}>
      <Field label={t('template.answer')} error={error} {...(basis && { hint: t('template.basis', { basis }) })}>
        {(control) => (
          <Textarea
            {...control}
            data-field="answer"
            autoFocus={takesFocus}
            autosize
            minRows={3}
            maxRows={8}
            maxLength={6_000}
            value={text}
            onChange={(event) => onText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <Button size="xs" variant="subtle" onClick={onDrop}>
        {t('template.drop')}
      </Button>
    </div>
  );
}
