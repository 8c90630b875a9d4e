import { Modal } from '@mantine/core';
import { IconFileTypePdf, IconPhotoOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '#shared/complaint/summary.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './case.module.css';

type Attachment = Summary['attachments'][number];

/** Pictures as thumbnails that open large, documents as downloads; each says when it cannot be had now. */
export function AttachmentsBlock({ detail: { id, summary } }: { detail: CaseDetail }) {
  const { t } = useTranslation(['case', 'common']);
  const format = useFormat();
  const { attachments } = summary;
  if (attachments.length === 0) return null;
  const photos = attachments.filter(isPicture).length;
  const counted = [
    ...(photos > 0 ? [t('common:photos', { count: photos })] : []),
    ...(attachments.length > photos ? [t('side.files', { count: attachments.length - photos })] : []),
  ].join(', ');
  const size = format.bytes(attachments.reduce((sum, one) => sum + one.size, 0));
  return (
    <PanelBlock title={t('side.attachments')} aside={t('side.attachmentsSum', { photos: counted, size })}>
      <ul className={classes.thumbs} aria-label={t('side.attachments')}>
        {attachments.map((attachment) => (
          <li key={attachment.entry}>
            <Thumb id={id} attachment={attachment} />
          </li>
        ))}
      </ul>
    </PanelBlock>
  );
}

const isPicture = ({ type }: Attachment): boolean => type.startsWith('image/');

function Thumb({ id, attachment }: { id: string; attachment: Attachment }) {
  const { t } = useTranslation('case');
  const address = useAttachment(id, attachment.file);
  const [large, setLarge] = useState(false);
  const { name } = attachment;
  if (address === undefined)
    return <span className={classes.thumb} role="status" aria-label={t('side.loadingAttachment', { name })} />;
  if (address === null) {
    return (
      <span
        className={classes.thumb}
        role="img"
        aria-label={`${name}: ${t('side.attachmentMissing')}`}
        title={t('side.attachmentMissing')}
      >
        <IconPhotoOff size={20} stroke={1.5} aria-hidden="true" />
      </span>
    );
  }
  if (!isPicture(attachment)) {
    return (
      <a
        className={classes.thumb}
        href={address}
        download={name}
        aria-label={t('side.download', { name })}
        title={name}
      >
        <IconFileTypePdf size={24} stroke={1.5} aria-hidden="true" />
      </a>
    );
  }
  return (
    <>
      <button
        type="button"
        className={classes.thumb}
        aria-label={t('side.openAttachment', { name })}
        onClick={() => setLarge(true)}
      >
        <img src={address} alt="" />
      </button>
      <Modal opened={large} onClose={() => setLarge(false)} title={name} size="auto">
        <img src={address} alt={name} className={classes.large} />
      </Modal>
    </>
  );
}

/** An object URL of the file; undefined while it is fetched, null when nobody can give it now. */
function useAttachment(id: string, file: string): string | null | undefined {
  const { cases } = useDesk();
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    cases.openAttachment(id, file).then(
      (blob) => {
        if (!current) return;
        made = blob && URL.createObjectURL(blob);
        setAddress(made);
      },
      () => current && setAddress(null),
    );
    return () => {
      current = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [cases, id, file]);
  return address;
}
