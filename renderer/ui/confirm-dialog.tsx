import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confirm-dialog.module.css';

export interface ConfirmDialogProps {
  opened: boolean;
  /** The decision as a question or a title: "Tutup laporan ini?". */
  title: string;
  /** What it does and what it does not; fields that belong to it. */
  children?: ReactNode;
  /** A verb: "Tutup laporan". */
  confirmLabel: string;
  /** Something is still missing. */
  confirmDisabled?: boolean;
  busy?: boolean;
  onConfirm(): void;
  onCancel(): void;
}

/**
 * A legal decision. Enter never confirms it unless its own button has the focus: there is no form to submit, and the
 * focus starts on the first field, or on cancelling when there is none.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirmLabel, confirmDisabled, busy, onConfirm, onCancel } = props;
  const { t } = useTranslation('common');
  return (
    <Modal opened={opened} onClose={onCancel} title={title} size={480} closeOnClickOutside={false}>
      <div ref={markFirstFocus}>
        <div className={classes.body}>{children}</div>
        <div className={classes.actions}>
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button variant="filled" onClick={onConfirm} disabled={confirmDisabled} loading={busy}>
            {confirmLabel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** Mantine's focus trap starts at the element that carries data-autofocus; by itself it would take the cross. */
function markFirstFocus(content: HTMLElement | null): void {
  content?.querySelector('input, textarea, select, [role="radio"], button')?.setAttribute('data-autofocus', '');
}
