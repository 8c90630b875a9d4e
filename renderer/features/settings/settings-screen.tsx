import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInPerson } from '../../data/desk.ts';
import { useDesk, useSession } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import classes from './settings-screen.module.css';

type Language = 'id' | 'en';
type Theme = 'light' | 'dark' | 'auto';

export interface SettingsScreenProps {
  language: Language;
  theme: Theme;
  onLanguage(language: Language): void;
  onTheme(theme: Theme): void;
}

/** Looks and language of this PC, and what this PC is. */
export function SettingsScreen({ language, theme, onLanguage, onTheme }: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  const desk = useDesk();
  const session = useSession();
  const [people, setPeople] = useState<SignInPerson[]>([]);
  useEffect(() => {
    void desk.people().then(setPeople);
  }, [desk]);

  return (
    <>
      <PageHead title={t('title')} />
      <PageBody>
        <div className={classes.columns}>
          <Card content="padded">
            <div className="stack">
              <Field label={t('language')}>
                {(control) => (
                  <SegmentedChoice
                    {...control}
                    value={language}
                    onChange={onLanguage}
                    options={[
                      { value: 'id', label: 'Bahasa Indonesia' },
                      { value: 'en', label: 'English' },
                    ]}
                  />
                )}
              </Field>
              <Field label={t('theme')}>
                {(control) => (
                  <SegmentedChoice
                    {...control}
                    value={theme}
                    onChange={onTheme}
                    options={(['light', 'dark', 'auto'] as const).map((value) => ({
                      value,
                      label: t(`themes.${value}`),
                    }))}
                  />
                )}
              </Field>
            </div>
          </Card>
          <Card title={t('computer')} content="padded">
            <KeyValues
              labelWidth={128}
              items={[
                { label: t('workstation'), value: session.workstation },
                { label: t('unit'), value: session.unit.name },
                { label: t('district'), value: `${desk.directory.district.name} (${desk.directory.district.code})` },
                { label: t('shell'), value: t(`shells.${desk.info.shell}`) },
                { label: t('vault'), value: t(`vaults.${desk.info.vault}`) },
                { label: t('version'), value: desk.info.version },
              ]}
            />
          </Card>
          <Card title={t('people')} count={people.length} content="padded">
            <KeyValues
              labelWidth={220}
              items={people.map((person) => ({
                label: person.name,
                value: t(person.hasSlot ? 'canSignIn' : 'mustConnect'),
              }))}
            />
          </Card>
          <Card title={t('sources')} content="padded">
            <p className="muted">{t('sourcesText')}</p>
          </Card>
        </div>
      </PageBody>
    </>
  );
}
