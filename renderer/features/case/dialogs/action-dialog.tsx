import { createContext, type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Value } from 'typebox/value';
import type { Entry } from '#shared/complaint/entry.ts';
import { ENTRY_DATA, type EntryData } from '#shared/complaint/entry-data.ts';
import type { EntryKind } from '#shared/complaint/kind.ts';
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

/** A rejected entry that the dialog's entry takes the place of, and why it was rejected. */
export interface Mended {
  entry: Entry;
  reason: string;
}

export const MendedContext = createContext<Mended | null>(null);

/** What the rejected entry said, for the fields to start from; null outside of mending, and when it is not readable. */
export function useFormer<Kind extends EntryKind>(kind: Kind): EntryData<Kind> | null {
  const data = use(MendedContext)?.entry.data;
  return Value.Check(ENTRY_DATA[kind], data) ? (data as EntryData<Kind>) : null;
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
  const mended = use(MendedContext);
  // The case moves on under the dialog (a colleague, replication); what was decided on is what was seen.
  const [{ id }] = useState(detail);
  const fields = missing.filter((field) => field !== false);
  const confirm = () =>
    task.run(async () => {
      const added = await entries();
      if (added) await cases.add(id, ...(mended ? replacing(mended.entry, added) : added));
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
        {mended && <p className="strong">{mended.reason}</p>}
        {children}
        {task.error !== null && <ErrorState {...wordsOf(task.error)} />}
        {blocked && <p className="small strong">{blocked}</p>}
        {fields.length > 0 && <p className="small">{t('dialog.missing', { fields: fields.join(', ') })}</p>}
      </div>
    </ConfirmDialog>
  );
}

/** The first entry takes the rejected one's place. */
function replacing({ id }: Entry, [first, ...others]: readonly AnyEntryInput[]): AnyEntryInput[] {
  if (!first) return [];
  return [{ ...first, data: { ...first.data, replaces: id } } as AnyEntryInput, ...others];
}
