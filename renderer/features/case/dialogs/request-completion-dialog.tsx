import { Checkbox, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '#shared/complaint/entry-data.ts';
import { useCaseWords } from '../../../ui/use-case-words.ts';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

const CHANNELS: readonly Channel[] = ['walk-in', 'telephone', 'whatsapp', 'letter', 'e-mail', 'sms'];

export function RequestCompletionDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation('case');
  const former = useFormer('completion-requested');
  const words = useCaseWords();
  const [text, setText] = useState(former?.text ?? '');
  const [channel, setChannel] = useState<Channel>(former?.channel ?? waysOf(detail.summary.reporter?.contact.ways[0]));
  const [reached, setReached] = useState(former?.reached ?? false);
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.request-completion.title')}
      confirmLabel={t('dialog.request-completion.confirm')}
      missing={[text.trim() === '' && t('dialog.request-completion.text')]}
      entries={() => [{ kind: 'completion-requested', data: { text: text.trim(), channel, reached } }]}
    >
      <Textarea
        label={t('dialog.request-completion.text')}
        autosize
        minRows={3}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        label={t('dialog.request-completion.channel')}
        data={CHANNELS.map((value) => ({ value, label: words.channel(value) }))}
        value={channel}
        onChange={(value) => setChannel(CHANNELS.find((one) => one === value) ?? channel)}
      />
      <Checkbox
        label={t('dialog.request-completion.reached')}
        checked={reached}
        onChange={(event) => setReached(event.currentTarget.checked)}
      />
      <p className="small">{t('dialog.request-completion.clock')}</p>
    </ActionDialog>
  );
}

/** The way the reporter chose, as a channel. */
const waysOf = (way: string | undefined): Channel =>
  way === 'whatsapp' || way === 'letter' || way === 'telephone' ? way : 'walk-in';
