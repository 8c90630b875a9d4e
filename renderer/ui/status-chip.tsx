import { useTranslation } from 'react-i18next';
import classes from './status-chip.module.css';
import { type CaseStatus, StatusGlyph } from './status-glyph.tsx';

export interface StatusChipProps {
  status: CaseStatus;
  /** Added after the word: "Diproses, sudah dijawab". */
  note?: string;
  /** 'outlined' on page heads, 'quiet' in tables, 'plain' (no chip) in two-line rows. */
  look?: 'outlined' | 'quiet' | 'plain';
}

export function StatusChip({ status, note, look = 'outlined' }: StatusChipProps) {
  const { t } = useTranslation('status');
  return (
    <span className={classes[look]}>
      <StatusGlyph status={status} />
      <span>{note ? `${t(status)}, ${note}` : t(status)}</span>
    </span>
  );
}
