import { useTranslation } from 'react-i18next';
import { useDesk, useSession } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { PeopleCard } from './people-card.tsx';
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
export function SettingsScreen(looks: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  return (
    <>
      <PageHead title={t('title')} />
      <PageBody>
        <div className={classes.columns}>
          <LooksCard {...looks} />
          <ComputerCard />
          <PeopleCard />
          <Card title={t('shortcuts')} content="padded">
            <p className="muted">
              <Kbd keys="?" /> {t('shortcutsText')}
            </p>
          </Card>
          <Card title={t('sources')} content="padded">
            <p className="muted">{t('sourcesText')}</p>
          </Card>
        </div>
      </PageBody>
    </>
  );
}

function LooksCard({ language, theme, onLanguage, onTheme }: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  return (
    <Card title={t('looks')} content="padded">
      <div className={classes.looks}>
        <Field label={t('language')}>
          {({ id: _id, ...control }) => (
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
          {({ id: _id, ...control }) => (
            <SegmentedChoice
              {...control}
              value={theme}
              onChange={onTheme}
              options={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}

function ComputerCard() {
  const { t } = useTranslation('settings');
  const { directory, info } = useDesk();
  const { workstation, unit } = useSession();
  const { name, code } = directory.district;
  return (
    <Card title={t('computer')} content="padded">
      <KeyValues
        labelWidth={128}
        items={[
          { label: t('workstation'), value: workstation },
          { label: t('unit'), value: unit.name },
          { label: t('district'), value: `${name} (${code})` },
          { label: t('shell'), value: t(`shells.${info.shell}`) },
          { label: t('vault'), value: t(`vaults.${info.vault}`) },
          { label: t('version'), value: info.version },
        ]}
      />
    </Card>
  );
}
