import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '../../data/use-desk.tsx';
import { reducePhoto } from '../../platform/reduce-photo.ts';
import type { DraftPhoto, IntakeForm } from './intake-form.ts';

export interface Photos {
  /** Files still being reduced. */
  waiting: number;
  /** Of the last file that was refused, with its name. */
  refused: { name: string; error: unknown } | null;
  /** Something is dragged over the page. */
  isDragged: boolean;
  add(files: Iterable<File>): void;
  remove(photo: DraftPhoto): void;
}

/**
 * Evidence of a draft: reduced, without metadata, sealed on this PC at once. Dropped anywhere on the page, so that a
 * photo let go beside the field does not replace the form; pasted, unless the clipboard holds words as well.
 */
export function usePhotos(
  draft: string,
  photos: readonly DraftPhoto[],
  change: (form: Partial<IntakeForm>) => void,
): Photos {
  const { drafts } = useDesk();
  const [waiting, setWaiting] = useState(0);
  const [refused, setRefused] = useState<Photos['refused']>(null);
  const [isDragged, setDragged] = useState(false);
  const latest = useRef(photos);
  useEffect(() => {
    latest.current = photos;
  }, [photos]);

  const keep = useCallback(
    (next: DraftPhoto[]) => {
      latest.current = next;
      change({ photos: next });
    },
    [change],
  );
  const addOne = useCallback(
    async (file: File) => {
      try {
        const { name, type, bytes } = await reducePhoto(file);
        const stored = await drafts.writePhoto(draft, { name, type, bytes });
        keep([...latest.current, { file: stored, name, size: bytes.length }]);
      } catch (error) {
        setRefused({ name: file.name, error });
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    [draft, drafts, keep],
  );
  const add = useCallback(
    (files: Iterable<File>) => {
      const list = [...files];
      if (list.length === 0) return;
      setRefused(null);
      setWaiting((count) => count + list.length);
      // One after the other: ten photos of a telephone at once would not fit into the memory of an old PC.
      void list.reduce((before, file) => before.then(() => addOne(file)), Promise.resolve());
    },
    [addOne],
  );

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragged(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setDragged(false);
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragged(false);
      add(event.dataTransfer?.files ?? []);
    };
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData && !clipboardData.types.includes('text/plain')) add(clipboardData.files);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [add]);

  const remove = ({ file }: DraftPhoto) => {
    keep(latest.current.filter((photo) => photo.file !== file));
    void drafts.removePhoto(file);
  };
  return { waiting, refused, isDragged, add, remove };
}
