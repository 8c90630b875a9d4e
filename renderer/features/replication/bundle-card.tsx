import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleStatus } from '../../data/desk.ts';
import { useDesk, useObservable } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './bundle-card.module.css';
import { BundleOutcome } from './bundle-outcome.tsx';
import { useBundle } from './use-bundle.ts';

const EMPTY: BundleStatus = { cases: 0, files: 0, last: null, answered: null };

/** For an office that no line reaches: a parcel for the provincial server, and its answer. */
export function BundleCard() {
  const { t } = useTranslation('bundle');
  const status = useObservable(useDesk().bundles.status$, EMPTY);
  const tasks = useBundle();
  const picker = useRef<HTMLInputElement>(null);
  const isBusy = tasks.task.at === 'exporting' || tasks.task.at === 'importing';
  return (
    <Card title={t('title')} content="padded">
      <div className={classes.parts}>
        <p className="muted">{t('lead')}</p>
        <Facts status={status} />
        <BundleOutcome tasks={tasks} />
        <div className="row">
          <input
            ref={picker}
            type="file"
            accept=".loket"
            className="sr-only"
            tabIndex={-1}
            aria-label={t('answerFile')}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              // The same file may be chosen again.
              event.currentTarget.value = '';
              if (file) void tasks.read(file);
            }}
          />
          <Button
            leftSection={<IconUpload size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => void tasks.make()}
            disabled={isBusy}
          >
            {t('export')}
          </Button>
          <Button
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => picker.current?.click()}
            disabled={isBusy}
          >
            {t('import')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Facts({ status: { cases, files, last, answered } }: { status: BundleStatus }) {
  const { t } = useTranslation(['bundle', 'common']);
  const format = useFormat();
  const isEmpty = cases + files === 0;
  const contents = { reports: t('common:reports', { count: cases }), files: t('files', { count: files }) };
  const moment = <Of extends { number: number; at: string }>({ number, at }: Of) => ({
    number,
    time: format.longMoment(at),
  });
  return (
    <KeyValues
      labelWidth={128}
      items={[
        { label: t('contents'), value: isEmpty ? t('nothing') : t('contentsValue', contents) },
        { label: t('last'), value: last ? t('lastValue', moment(last)) : t('noLast') },
        { label: t('answered'), value: answered ? t('answeredValue', moment(answered)) : t('noAnswer') },
      ]}
    />
  );
}
