import { Button } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../data/desk.ts';
import { useDesk } from '../../../data/use-desk.tsx';
import { PhotoRefused, reducePhoto } from '../../../platform/reduce-photo.ts';
import { useErrorWords } from '../../../ui/use-error-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { ActionDialog, type ActionProps } from './action-dialog.tsx';

/** Photos are reduced and lose their place and time before anything keeps them. */
export function AttachDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'form']);
  const format = useFormat();
  const wordsOf = useErrorWords();
  const { cases } = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [refused, setRefused] = useState<{ name: string; error: unknown } | null>(null);

  const take = async (files: readonly File[]) => {
    setRefused(null);
    for (const file of files) {
      try {
        const photo = await reducePhoto(file);
        setPhotos((before) => [...before, photo]);
      } catch (error) {
        setRefused({ name: file.name, error });
      }
    }
  };
  const attach = async () => {
    for (const photo of photos) {
      await cases.attach(detail.id, photo);
      // What is kept must not be attached again when a later one fails and the person tries once more.
      setPhotos((before) => before.filter((one) => one !== photo));
    }
  };
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.attach.title')}
      confirmLabel={t('dialog.attach.confirm')}
      missing={[photos.length === 0 && t('dialog.attach.files')]}
      entries={attach}
    >
      <p>{t('dialog.attach.hint')}</p>
      <input
        ref={picker}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('dialog.attach.files')}
        onChange={(event) => void take([...(event.currentTarget.files ?? [])])}
      />
      <Button
        leftSection={<IconPhoto size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => picker.current?.click()}
      >
        {t('dialog.attach.pick')}
      </Button>
      {photos.length > 0 && (
        <p aria-live="polite">
          {photos
            .map(({ name, bytes }) => t('dialog.attach.chosen', { name, size: format.bytes(bytes.length) }))
            .join('; ')}
        </p>
      )}
      {refused && (
        <p className="strong" role="alert">
          {isTooLarge(refused.error)
            ? t('form:photoTooLarge', { name: refused.name })
            : t('form:photoRefused', { name: refused.name, ...wordsOf(refused.error) })}
        </p>
      )}
    </ActionDialog>
  );
}

const isTooLarge = (error: unknown): boolean => error instanceof PhotoRefused && error.code === 'too-large';
