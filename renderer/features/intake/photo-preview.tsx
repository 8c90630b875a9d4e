import { IconFileText } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useDesk } from '../../data/use-desk.tsx';
import classes from './intake.module.css';

/** The kept photo itself, small: a wrong one is seen before it is saved. A document shows its sign. */
export function PhotoPreview({ file }: { file: string }) {
  const { drafts } = useDesk();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isCurrent = true;
    drafts.readPhoto(file).then(
      (photo) => {
        if (!isCurrent || !photo?.type.startsWith('image/')) return;
        made = URL.createObjectURL(new Blob([photo.bytes], { type: photo.type }));
        setAddress(made);
        // Saving tells of a photo that cannot be read; here it only has no picture.
      },
      () => {},
    );
    return () => {
      isCurrent = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [drafts, file]);
  return (
    <span className={classes.preview}>
      {address ? <img src={address} alt="" /> : <IconFileText size={16} stroke={1.75} aria-hidden="true" />}
    </span>
  );
}
