import { Button } from '@mantine/core';
import { IconPhoto, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { reducePhoto } from '../../platform/reduce-photo.ts';
import { Field } from '../../ui/field.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import type { DraftPhoto } from './intake-form.ts';
import { Cell, Section } from './section.tsx';

const ACCEPTED = 'image/jpeg,image/png,image/webp,application/pdf';

interface EvidenceProps extends SectionProps {
  draft: string;
}

/** Photos and documents by drag, paste or file; reduced, without EXIF, sealed with the draft at once. */
export function EvidenceSection({ form, change, draft }: EvidenceProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const wordsOf = useErrorWords();
  const { drafts } = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const photos = useRef(form.photos);
  photos.current = form.photos;

  const take = async (files: readonly File[]) => {
    setError(null);
    for (const file of files) {
      try {
        const photo = await reducePhoto(file);
        const stored: DraftPhoto = {
          file: await drafts.writePhoto(draft, photo),
          name: photo.name,
          size: photo.bytes.length,
        };
        photos.current = [...photos.current, stored];
        change({ photos: photos.current });
      } catch (failure) {
        setError(failure);
      }
    }
  };
  const takeFiles = useRef(take);
  takeFiles.current = take;

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) void takeFiles.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);

  const remove = async ({ file }: DraftPhoto) => {
    change({ photos: form.photos.filter((photo) => photo.file !== file) });
    await drafts.removePhoto(file);
  };

  return (
    <Section title={t('section.evidence')}>
      <Cell span={12}>
        <Field label={t('photos')} optional {...(error !== null && { error: wordsOf(error).what })}>
          {(control) => (
            <>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
              <div
                className={classes.drop}
                data-over={over || undefined}
                onDragOver={(event) => {
                  event.preventDefault();
                  setOver(true);
                }}
                onDragLeave={() => setOver(false)}
                onDrop={(event) => {
                  event.preventDefault();
                  setOver(false);
                  void take([...event.dataTransfer.files]);
                }}
              >
                <span className="grow">{t('photosHint')}</span>
                <input
                  {...control}
                  ref={picker}
                  className="sr-only"
                  type="file"
                  multiple
                  accept={ACCEPTED}
                  tabIndex={-1}
                  onChange={(event) => {
                    void take([...(event.currentTarget.files ?? [])]);
                    event.currentTarget.value = '';
                  }}
                />
                <Button
                  size="xs"
                  tabIndex={-1}
                  leftSection={<IconPhoto size={16} stroke={1.75} aria-hidden="true" />}
                  onClick={() => picker.current?.click()}
                >
                  {t('pickFiles')}
                </Button>
              </div>
              {form.photos.length > 0 && (
                <ul className={classes.photos} aria-label={t('photos')}>
                  {form.photos.map((photo) => (
                    <li key={photo.file} className={classes.photo}>
                      <span className="ellipsis">{photo.name}</span>
                      <span className="dim small num">{format.bytes(photo.size)}</span>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={t('removePhoto', { name: photo.name })}
                        onClick={() => void remove(photo)}
                      >
                        <IconX size={14} stroke={1.75} aria-hidden="true" />
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </>
          )}
        </Field>
      </Cell>
    </Section>
  );
}

/** The notice itself, and how it was given: a duty to inform, not a consent, so it never blocks saving. */
export function PrivacySection({ form, change }: SectionProps) {
  const { t } = useTranslation('form');
  const { privacyNotice } = useDesk().directory.district;
  return (
    <Section title={t('section.privacy')}>
      <Cell span={12}>
        <p className="muted" style={{ paddingTop: 18 }}>
          {privacyNotice.text}
        </p>
      </Cell>
      <Cell span={12}>
        <div className="row">
          <span className="muted">{t('privacyGiven')}</span>
          <SegmentedChoice
            aria-label={t('privacyGiven')}
            options={(['read-out', 'shown', 'sent', 'not-possible'] as const).map((value) => ({
              value,
              label: t(`privacyWays.${value}`),
            }))}
            value={form.privacy}
            onChange={(privacy) => change({ privacy })}
          />
          <span className="dim small end">{t('privacyVersion', { version: privacyNotice.version })}</span>
        </div>
      </Cell>
    </Section>
  );
}
