import { ActionIcon, Button } from '@mantine/core';
import { IconPhoto, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PhotoRefused } from '../../platform/reduce-photo.ts';
import { Field } from '../../ui/field.tsx';
import { FormGrid, FormSection } from '../../ui/form-section.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { SectionProps } from './form-props.ts';
import classes from './intake.module.css';
import { PhotoPreview } from './photo-preview.tsx';
import { type Photos, usePhotos } from './use-photos.ts';

const ACCEPTED = 'image/jpeg,image/png,image/webp,application/pdf';

/** Photos and documents by drag, paste or file. */
export function EvidenceSection({ form, change, optionalTab, draft }: SectionProps & { draft: string }) {
  const { t } = useTranslation('form');
  const picker = useRef<HTMLInputElement>(null);
  const photos = usePhotos(draft, form.photos, change);
  return (
    <FormSection title={t('section.evidence')}>
      <FormGrid>
        <Field label={t('photos')} optional error={useRefusal(photos.refused)}>
          {(control) => (
            <>
              <div className={classes.drop} data-over={photos.isDragged || undefined}>
                <span className="grow" role="status">
                  {photos.waiting > 0 ? t('photosWaiting', { count: photos.waiting }) : t('photosHint')}
                </span>
                <input
                  {...control}
                  ref={picker}
                  className="sr-only"
                  type="file"
                  multiple
                  accept={ACCEPTED}
                  tabIndex={-1}
                  onChange={(event) => {
                    photos.add(event.currentTarget.files ?? []);
                    event.currentTarget.value = '';
                  }}
                />
                <Button
                  size="xs"
                  tabIndex={optionalTab}
                  leftSection={<IconPhoto size={16} stroke={1.75} aria-hidden="true" />}
                  onClick={() => picker.current?.click()}
                >
                  {t('pickFiles')}
                </Button>
              </div>
              {form.photos.length > 0 && <PhotoList photos={form.photos} onRemove={photos.remove} />}
            </>
          )}
        </Field>
      </FormGrid>
    </FormSection>
  );
}

function PhotoList({ photos, onRemove }: { photos: SectionProps['form']['photos']; onRemove: Photos['remove'] }) {
  const { t } = useTranslation('form');
  const format = useFormat();
  return (
    <ul className={classes.photos} aria-label={t('photos')}>
      {photos.map((photo) => (
        <li key={photo.file} className={classes.photo}>
          <PhotoPreview file={photo.file} />
          <span className="grow">
            <span className={`ellipsis ${classes.name}`}>{photo.name}</span>
            <span className="dim small num">{format.bytes(photo.size)}</span>
          </span>
          <ActionIcon
            size={28}
            variant="subtle"
            aria-label={t('removePhoto', { name: photo.name })}
            onClick={() => onRemove(photo)}
          >
            <IconX size={14} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

/** What was refused and what to do; the report's own errors speak of texts that are too long. */
function useRefusal(refused: Photos['refused']): string | undefined {
  const { t } = useTranslation('form');
  const wordsOf = useErrorWords();
  if (!refused) return undefined;
  const { name, error } = refused;
  if (error instanceof PhotoRefused && error.code === 'too-large') return t('photoTooLarge', { name });
  const { what, todo } = wordsOf(error);
  return t('photoRefused', { name, what, todo });
}
