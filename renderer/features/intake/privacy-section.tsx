import { useTranslation } from 'react-i18next';
import { ENTRY_DATA } from '#shared/complaint/entry-data.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { FormSection } from '../../ui/form-section.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { privacyGiven } from './intake-form.ts';

const WAYS = ENTRY_DATA.received.properties.privacyNotice.properties.given.enum;

/** The notice itself, and how it was given: a duty to inform, not a consent, so it never blocks saving. */
export function PrivacySection({ form, change }: SectionProps) {
  const { t } = useTranslation('form');
  const { privacyNotice } = useDesk().directory.district;
  return (
    <FormSection title={t('section.privacy')}>
      <div className={classes.privacy}>
        <p>
          <span className="sr-only">{t('privacyNotice')}: </span>
          {privacyNotice.text}
        </p>
        <div className={classes.privacyWay}>
          <span>{t('privacyGiven')}</span>
          <SegmentedChoice
            aria-label={t('privacyGiven')}
            options={WAYS.map((value) => ({ value, label: t(`privacyWays.${value}`) }))}
            value={privacyGiven(form)}
            onChange={(privacy) => change({ privacy })}
          />
          <span className="dim small end">{t('privacyVersion', { version: privacyNotice.version })}</span>
        </div>
      </div>
    </FormSection>
  );
}
