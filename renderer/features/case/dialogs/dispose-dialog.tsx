import { MultiSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../../data/use-desk.tsx';
import { ActionDialog, type ActionProps, useFormer } from './action-dialog.tsx';

/** After so many times handed back the coordinator decides, and says why. */
const HOPS_TO_DECIDE = 2;

export function DisposeDialog({ detail, onClose }: ActionProps) {
  const { t } = useTranslation(['case', 'common']);
  const former = useFormer('disposed');
  const { directory } = useDesk();
  const { summary } = detail;
  const [units, setUnits] = useState<string[]>(former?.units ?? (summary.proposedUnit ? [summary.proposedUnit] : []));
  const [instruction, setInstruction] = useState(former?.instruction ?? '');
  const resolves = summary.notices
    .filter(({ kind }) => kind === 'concurrent-disposition')
    .flatMap(({ entries }) => entries);
  return (
    <ActionDialog
      detail={detail}
      onClose={onClose}
      title={t('dialog.dispose.title')}
      confirmLabel={t('dialog.dispose.confirm')}
      missing={[units.length === 0 && t('dialog.dispose.units')]}
      entries={() => [
        {
          kind: 'disposed',
          data: { units, instruction: instruction.trim(), ...(resolves.length > 0 && { resolves }) },
        },
      ]}
    >
      {summary.hops >= HOPS_TO_DECIDE && <p className="strong">{t('dialog.dispose.hops', { count: summary.hops })}</p>}
      {summary.secret && <p>{t('dialog.dispose.secretHint')}</p>}
      <MultiSelect
        label={t('dialog.dispose.units')}
        description={t('dialog.dispose.unitsHint')}
        data={directory.units().map((unit) => ({ value: unit.id, label: unit.shortName }))}
        value={units}
        onChange={setUnits}
        maxValues={10}
        searchable
        openOnFocus={false}
        nothingFoundMessage={t('common:noMatch')}
      />
      <Textarea
        label={`${t('dialog.dispose.instruction')} ${t('common:optional')}`}
        autosize
        minRows={2}
        maxLength={2_000}
        value={instruction}
        onChange={(event) => setInstruction(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
