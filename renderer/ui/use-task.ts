import { notifications } from '@mantine/notifications';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** One saving at a time: running while it lasts, its error after, a quiet "Tersimpan" when it is kept, or other words. */
export function useTask() {
  const { t } = useTranslation('case');
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const busy = useRef(false);
  const run = useCallback(
    async (save: () => Promise<void>, done?: string): Promise<boolean> => {
      if (busy.current) return false;
      busy.current = true;
      setRunning(true);
      setError(null);
      try {
        await save();
        notifications.show({ id: 'saved', message: done ?? t('saved'), autoClose: done ? 6_000 : 2_000 });
        return true;
      } catch (failure) {
        setError(failure);
        return false;
      } finally {
        busy.current = false;
        setRunning(false);
      }
    },
    [t],
  );
  return { run, running, error };
}
