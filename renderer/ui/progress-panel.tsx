import { Button } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './progress-panel.module.css';
import { useFormat } from './use-format.ts';

export interface ProgressPanelProps {
  /** What is going on: "1,1 dari 3,5 MB terkirim". */
  label: string;
  /** Share done, 0 to 1; undefined while it is not known. */
  share?: number;
  /** Below the bar: what remains, what happens on stopping. */
  detail?: ReactNode;
  onStop?(): void;
  stopLabel?: string;
}

/** Long work: a bar, words, and a way to stop. */
export function ProgressPanel({ label, share, detail, onStop, stopLabel }: ProgressPanelProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const labelId = useId();
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className={classes.panel}>
      <div className={classes.words}>
        <span id={labelId}>{label}</span>
        {percent !== undefined && <span className="end muted">{format.percentage(percent / 100, 0)}</span>}
      </div>
      <div
        role="progressbar"
        aria-labelledby={labelId}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className={classes.bar}
        data-unknown={percent === undefined || undefined}
      >
        <i style={{ width: `${percent ?? 30}%` }} />
      </div>
      {(detail || onStop) && (
        <div className={classes.foot}>
          <span className="dim small grow">{detail}</span>
          {onStop && (
            <Button size="xs" onClick={onStop}>
              {stopLabel ?? t('stop')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
