import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyEntryInput, CaseDetail } from '../../../data/desk.ts';
import { useDesk } from '../../../data/use-desk.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useErrorWords } from '../../../ui/use-error-words.ts';
import { useTask } from '../../../ui/use-task.ts';
import classes from '../case.module.css';

/** What every action's dialog gets: it is drawn only while open, so its fields start anew each time. */
export interface ActionProps {
  detail: CaseDetail;
  onClose(): void;
}

interface ActionDialogProps extends ActionProps {
  title: string;
  confirmLabel: string;
  /** Names of fields that are still to be filled; with any, nothing can be confirmed. */
  missing?: readonly (string | false)[];
  /** Another reason why nothing can be confirmed, as a sentence. */
  blocked?: string | false;
  /** The entries that the confirmed decision adds; those that write themselves (files) do so and add none. */
  entries(): readonly AnyEntryInput[] | Promise<void>;
  onSaved?(): void;
  children?: ReactNode;
}

/** Adds entries to the case, says that they are kept, and closes; an error keeps what was typed. */
export function ActionDialog(props: ActionDialogProps) {
  const { detail, onClose, title, confirmLabel, missing = [], blocked, entries, onSaved, children } = props;
  const { t } = useTranslation('case');
  const { cases } = useDesk();
  const wordsOf = useErrorWords();
  const task = useTask();
  // The case moves on under the dialog (a colleague, replication); what was decided on is what was seen.
  const [{ id }] = useState(detail);
  const fields = missing.filter((field) => field !== false);
  const confirm = () =>
    task.run(async () => {
      const added = await entries();
      if (added) await cases.add(id, ...added);
      onSaved?.();
      onClose();
    });
  return (
    <ConfirmDialog
      opened
      title={title}
      confirmLabel={confirmLabel}
      confirmDisabled={fields.length > 0 || Boolean(blocked)}
      busy={task.running}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <div className={classes.fields}>
        {children}
        {task.error !== null && <ErrorState {...wordsOf(task.error)} />}
        {blocked && <p className="small strong">{blocked}</p>}
        {fields.length > 0 && <p className="small">{t('dialog.missing', { fields: fields.join(', ') })}</p>}
      </div>
    </ConfirmDialog>
  );
}
