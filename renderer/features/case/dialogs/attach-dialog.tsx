import { Button } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../data/desk.ts';
import { useDesk } from '../../../data/use-desk.tsx';
import { reducePhoto } from '../../../platform/reduce-photo.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useErrorWords } from '../../../ui/use-error-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { ActionDialog, type ActionProps } from './action-dialog.tsx';

/** Photos are reduced and lose their place and time before anything keeps them. */
export function AttachDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const format = useFormat();
  const wordsOf = useErrorWords();
  const { cases } = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [error, setError] = useState<unknown>(null);

  const take = async (files: readonly File[]) => {
    setError(null);
    try {
      const reduced = await Promise.all(files.map((file) => reducePhoto(file)));
      setPhotos((before) => [...before, ...reduced]);
    } catch (failure) {
      setError(failure);
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
      {error !== null && <ErrorState {...wordsOf(error)} />}
    </ActionDialog>
  );
}
