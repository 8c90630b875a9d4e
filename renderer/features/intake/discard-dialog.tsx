import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../data/use-desk.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useFollow } from '../../ui/link.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import type { DraftState } from './use-draft.ts';

interface DiscardDialogProps {
  draft: string;
  state: DraftState;
  opened: boolean;
  onCancel(): void;
}

/** Asks before a draft and its photos go for good. */
export function DiscardDialog({ draft, state, opened, onCancel }: DiscardDialogProps) {
  const { t } = useTranslation('form');
  const { drafts } = useDesk();
  const follow = useFollow();
  const wordsOf = useErrorWords();
  const [error, setError] = useState<unknown>(null);
  const discard = async () => {
    try {
      await state.flush();
      await drafts.remove(draft);
      await state.finish();
      follow('/');
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('discardTitle')}
      confirmLabel={t('discard')}
      onConfirm={() => void discard()}
      onCancel={onCancel}
    >
      <p>{t('discardText')}</p>
      {error !== null && <ErrorState {...wordsOf(error)} />}
    </ConfirmDialog>
  );
}
