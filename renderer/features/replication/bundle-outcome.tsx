import { useTranslation } from 'react-i18next';
import type { ImportedBundle } from '../../data/desk.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './bundle-card.module.css';
import type { BundleTasks } from './use-bundle.ts';

/** What a bundle is doing, or what came of it. */
export function BundleOutcome({ tasks: { task, stop } }: { tasks: BundleTasks }) {
  const { t } = useTranslation('bundle');
  const wordsOf = useFaultWords();
  return (
    <>
      {task.at === 'exporting' && (
        <ProgressPanel
          label={t('exporting', { done: task.done, total: task.total })}
          {...(task.total > 0 && { share: task.done / task.total })}
          onStop={stop}
        />
      )}
      {task.at === 'importing' && <ProgressPanel label={t('importing')} />}
      {task.at === 'failed' && <ErrorState {...wordsOf(task.error)} />}
      <div
        role="status"
        className={['stopped', 'exported', 'imported'].includes(task.at) ? classes.outcome : 'sr-only'}
      >
        {task.at === 'stopped' && <p>{t('stopped')}</p>}
        {task.at === 'exported' && <Exported {...task} />}
        {task.at === 'imported' && <Imported result={task.result} />}
      </div>
    </>
  );
}

function Exported({ bundle, address }: Extract<BundleTasks['task'], { at: 'exported' }>) {
  const { t } = useTranslation(['bundle', 'common']);
  const format = useFormat();
  const { number, name, cases, files, file } = bundle;
  const reports = t('common:reports', { count: cases });
  const size = format.bytes(file.size);
  return (
    <>
      <p className="strong">{t('exported', { number, reports, files: t('files', { count: files }), size })}</p>
      <p className="muted">
        {t('exportedHint', { name })}{' '}
        <a href={address} download={name}>
          {t('saveAgain')}
        </a>
      </p>
    </>
  );
}

function Imported({ result }: { result: ImportedBundle }) {
  const { t } = useTranslation('bundle');
  const { number, accepted, rejected, arrived, changed, files } = result;
  const parts = [
    t('accepted', { count: accepted }),
    rejected > 0 && t('rejected', { count: rejected }),
    t('arrived', { count: arrived }),
    changed > 0 && t('changed', { count: changed }),
    files > 0 && t('filesArrived', { count: files }),
  ].filter((part) => part !== false);
  return <p className="strong">{t('imported', { number, parts: parts.join(', ') })}</p>;
}

/** The reason why a bundle was refused in words; any other error as everywhere. */
function useFaultWords() {
  const { t } = useTranslation('bundle');
  const wordsOf = useErrorWords();
  return (error: unknown) => {
    const faults: Record<string, { what: string; kept: string; todo: string }> = t('fault', { returnObjects: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return faults[code] ?? wordsOf(error);
  };
}
