import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SearchCommand } from './choices.ts';
import { Palette } from './palette.tsx';

export interface SearchDialogProps {
  opened: boolean;
  onClose(): void;
  commands: readonly SearchCommand[];
}

/** Ctrl+K: finds any report on this PC, any village, and any command, while one types. */
export function SearchDialog({ opened, onClose, commands }: SearchDialogProps) {
  const { t } = useTranslation('frame');
  return (
    <Modal opened={opened} onClose={onClose} title={t('palette.title')} size={640} yOffset={96} centered={false}>
      {opened && <Palette commands={commands} onClose={onClose} />}
    </Modal>
  );
}
