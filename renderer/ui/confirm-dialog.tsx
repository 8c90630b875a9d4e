import { Button, Modal } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
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
  const body = useRef<HTMLDivElement>(null);
  const hasField = () => body.current?.querySelector('input, textarea, select, [role="radio"]') !== null;
  return (
    <Modal opened={opened} onClose={onCancel} title={title} size={480} closeOnClickOutside={false}>
      <div ref={body} className={classes.body}>
        {children}
      </div>
      <div className={classes.actions}>
        <Button onClick={onCancel} ref={(button) => markFirstFocus(button, !hasField())}>
          {t('cancel')}
        </Button>
        <Button variant="filled" onClick={onConfirm} disabled={confirmDisabled} loading={busy}>
          {confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}

/** Mantine's focus trap starts at the element that carries data-autofocus. */
function markFirstFocus(button: HTMLButtonElement | null, first: boolean): void {
  button?.toggleAttribute('data-autofocus', first);
}
