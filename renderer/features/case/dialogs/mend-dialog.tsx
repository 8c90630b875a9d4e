import { useTranslation } from 'react-i18next';
import { actionOf } from '../actions.ts';
import { type ActionProps, MendedContext } from './action-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { ReceivedDialog } from './received-dialog.tsx';
import { WordsDialog } from './words-dialog.tsx';

interface MendDialogProps extends ActionProps {
  /** Id of the rejected entry. */
  entry: string;
  /** `leave`: it stays as it is, and a note says why. */
  how: 'mend' | 'leave';
}

/** The dialog of the rejected entry's kind, filled as it was, with the reason; what it adds takes the entry's place. */
export function MendDialog({ entry: id, how, ...props }: MendDialogProps) {
  const { t } = useTranslation('replication');
  const view = props.detail.entries.find((one) => one.entry.id === id);
  if (!view?.rejection) return null;
  const { entry, rejection } = view;
  const refused = t('refusedFor', { reason: t(`rejection.${rejection.code}`) });
  const reason = how === 'leave' ? refused : `${refused} ${t(`mendHint.${rejection.code}`)}`;
  const action = actionOf(entry.kind);
  const dialog =
    how === 'leave' ? (
      <WordsDialog action="leave" {...props} />
    ) : entry.kind === 'received' ? (
      <ReceivedDialog {...props} />
    ) : action ? (
      <OpenDialog action={action} {...props} />
    ) : (
      <WordsDialog action="note" {...props} />
    );
  return <MendedContext value={{ entry, reason }}>{dialog}</MendedContext>;
}
