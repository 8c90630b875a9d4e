import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

/** To a province, a ministry, PLN, BPN, Polri: a named body, with a letter, and the reporter told. */
export function TransferDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const former = useFormer('transferred');
  const [body, setBody] = useState(former?.body ?? '');
  const [letter, setLetter] = useState(former?.letter ?? '');
  const [reporterTold, setReporterTold] = useState(former?.reporterTold ?? false);
  const [text, setText] = useState(former?.text ?? '');
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.transfer.title')}
      confirmLabel={t('dialog.transfer.confirm')}
      missing={[body.trim() === '' && t('dialog.transfer.body')]}
      entries={() => [
        {
          kind: 'transferred',
          data: {
            body: body.trim(),
            ...(letter.trim() && { letter: letter.trim() }),
            reporterTold,
            text: text.trim(),
          },
        },
      ]}
    >
      <TextInput
        label={t('dialog.transfer.body')}
        description={t('dialog.transfer.bodyHint')}
        maxLength={200}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <TextInput
        label={`${t('dialog.transfer.letter')} ${t('common:optional')}`}
        maxLength={200}
        value={letter}
        onChange={(event) => setLetter(event.currentTarget.value)}
      />
      <Checkbox
        label={t('dialog.transfer.reporterTold')}
        checked={reporterTold}
        onChange={(event) => setReporterTold(event.currentTarget.checked)}
      />
      <Textarea
        label={`${t('dialog.words')} ${t('common:optional')}`}
        autosize
        minRows={2}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="small">{t('dialog.transfer.ends')}</p>
    </ActionDialog>
  );
}
