import type { ComponentType } from 'react';
import type { Action } from '../actions.ts';
import { AccessDialog } from './access-dialog.tsx';
import type { ActionProps } from './action-dialog.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { ArchiveDialog } from './archive-dialog.tsx';
import { AttachDialog } from './attach-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { DeliverDialog } from './deliver-dialog.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import { RequestCompletionDialog } from './request-completion-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { Sp4nDialog } from './sp4n-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { VerifyDialog } from './verify-dialog.tsx';
import { WordsDialog, type WordsDialogProps } from './words-dialog.tsx';

const DIALOGS: { readonly [Name in Exclude<Action, WordsDialogProps['action']>]: ComponentType<ActionProps> } = {
  verify: VerifyDialog,
  dispose: DisposeDialog,
  answer: AnswerDialog,
  schedule: ScheduleDialog,
  return: ReturnDialog,
  deliver: DeliverDialog,
  'request-completion': RequestCompletionDialog,
  correct: CorrectDialog,
  remind: RemindDialog,
  join: JoinDialog,
  attach: AttachDialog,
  sp4n: Sp4nDialog,
  close: CloseDialog,
  transfer: TransferDialog,
  access: AccessDialog,
  archive: ArchiveDialog,
};

/** The dialog of an action; nothing while none is open. */
export function OpenDialog({ action, ...props }: ActionProps & { action: Action | null }) {
  if (action === null) return null;
  if (!(action in DIALOGS)) return <WordsDialog action={action as WordsDialogProps['action']} {...props} />;
  const Dialog = DIALOGS[action as keyof typeof DIALOGS];
  return <Dialog {...props} />;
}
