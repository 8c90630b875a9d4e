import { Textarea } from '@mantine/core';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyEntryInput, CaseDetail } from '../../../data/desk.ts';
import { ActionDialog, type ActionProps, MendedContext } from './action-dialog.tsx';

/** Actions that need only words: a text of up to 4,000 characters, or a reason of up to 2,000. */
const ENTRIES = {
  'follow-up': (text) => ({ kind: 'followed-up', data: { text } }),
  note: (text) => ({ kind: 'noted', data: { text } }),
  // The rejected entry stays as it is; the note says why.
  leave: (text) => ({ kind: 'noted', data: { text } }),
  complete: (text) => ({ kind: 'completed', data: { text } }),
  reply: (text) => ({ kind: 'reporter-replied', data: { text } }),
  reopen: (reason) => ({ kind: 'reopened', data: { reason } }),
  withdraw: (reason) => ({ kind: 'withdrawn', data: { reason } }),
  recuse: (reason) => ({ kind: 'recused', data: { reason } }),
  unjoin: (reason, { summary }) => ({ kind: 'unjoined', data: { lead: summary.joinedTo ?? '', reason } }),
  reveal: (reason) => ({ kind: 'identity-revealed', data: { reason } }),
} as const satisfies Record<string, (words: string, detail: CaseDetail) => AnyEntryInput>;

export interface WordsDialogProps extends ActionProps {
  action: keyof typeof ENTRIES;
  onSaved?(): void;
}

export function WordsDialog({ action, detail, ...rest }: WordsDialogProps) {
  const { t } = useTranslation('case');
  const [words, setWords] = useState(useFormerWords(action));
  const isText =
    action === 'follow-up' || action === 'note' || action === 'leave' || action === 'complete' || action === 'reply';
  const label = isText ? t(`dialog.${action}.text`) : t('dialog.reason');
  const hint = {
    withdraw: t('dialog.withdraw.hint'),
    reveal: t('dialog.reveal.text'),
    unjoin: t('dialog.unjoin.from', { ticket: detail.summary.joinedTo ?? '' }),
  }[action as string];
  return (
    <ActionDialog
      {...rest}
      detail={detail}
      title={t(`dialog.${action}.title`)}
      confirmLabel={t(`dialog.${action}.confirm`)}
      missing={[words.trim() === '' && label]}
      entries={() => [ENTRIES[action](words.trim(), detail)]}
    >
      {hint && <p>{hint}</p>}
      <Textarea
        label={label}
        autosize
        minRows={3}
        maxLength={isText ? 4_000 : 2_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

/** The text or the reason of the rejected entry. */
function useFormerWords(action: WordsDialogProps['action']): string {
  const { text, reason } = use(MendedContext)?.entry.data ?? {};
  const words = [text, reason].find((one): one is string => typeof one === 'string') ?? '';
  return action === 'leave' ? '' : words;
}
