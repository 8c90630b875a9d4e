import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveReason } from '#shared/complaint/entry-data.ts';
import { useDesk } from '../../../data/use-desk.tsx';
import { Field } from '../../../ui/field.tsx';
import { PickChips } from '../../../ui/pick-chips.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

const REASONS: readonly ArchiveReason[] = [
  'not-completed',
  'not-public-service',
  'in-legal-process',
  'test-or-typo',
  'bad-faith',
];

/** The first person proposes; the second one's entry archives. */
export function ArchiveDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const former = useFormer('archived');
  const format = useFormat();
  const { directory } = useDesk();
  const [proposal] = useState(
    () => detail.entries.find((view) => view.entry.id === detail.summary.archiveProposal?.entry)?.entry,
  );
  const [reason, setReason] = useState<ArchiveReason | undefined>(
    REASONS.find((one) => one === (former ?? proposal?.data)?.reason),
  );
  const [text, setText] = useState(former?.text ?? '');
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t(proposal ? 'dialog.archive.second' : 'dialog.archive.title')}
      confirmLabel={t(proposal ? 'dialog.archive.confirmSecond' : 'dialog.archive.confirm')}
      missing={[!reason && t('dialog.archive.reason')]}
      entries={() => (reason ? [{ kind: 'archived', data: { reason, text: text.trim() } }] : [])}
    >
      <p>
        {proposal
          ? t('dialog.archive.proposedBy', {
              name: directory.staff(proposal.by)?.name ?? proposal.by,
              date: format.longDate(format.dayOf(proposal.at)),
            })
          : t('dialog.archive.twoPersons')}
      </p>
      <Field label={t('dialog.archive.reason')}>
        {(control) => (
          <PickChips
            aria-labelledby={control['aria-labelledby']}
            options={REASONS.map((value) => ({ value, label: t(`dialog.archive.reasons.${value}`) }))}
            value={reason}
            onChange={setReason}
          />
        )}
      </Field>
      <Textarea
        label={`${t('dialog.words')} ${t('common:optional')}`}
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
