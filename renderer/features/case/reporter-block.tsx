import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reporter } from '#shared/complaint/summary.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useSession } from '../../data/use-desk.tsx';
import { type KeyValue, KeyValues } from '../../ui/key-values.tsx';
import { PanelBlock } from '../../ui/side-panel.tsx';
import classes from './case.module.css';
import { WordsDialog } from './dialogs/words-dialog.tsx';
import { maskedAddress, maskedName, maskedNik, maskedNumber } from './mask.ts';

/**
 * The reporter. The unit that received the report sees the name; number, address and NIK show only after a reason was
 * written into the history, and only until this page is left.
 */
export function ReporterBlock({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation('case');
  const session = useSession();
  const [revealed, setRevealed] = useState(false);
  const [asking, setAsking] = useState(false);
  const { summary } = detail;
  const mayReveal = summary.reporter !== null && detail.allowed.includes('identity-revealed');
  return (
    <PanelBlock
      title={t('reporter.title')}
      aside={
        mayReveal &&
        !revealed && (
          <Button
            variant="transparent"
            size="compact-xs"
            leftSection={<IconEye size={14} stroke={1.75} aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t('reporter.reveal')}
          </Button>
        )
      }
    >
      {summary.reporter ? (
        <Identity
          reporter={summary.reporter}
          revealed={revealed}
          isReceiver={summary.receivedUnit === session.unit.id}
        />
      ) : (
        <p className="muted">{t(summary.reporterEntry ? 'reporter.withheld' : 'reporter.none')}</p>
      )}
      {summary.anonymous && <p className={`small medium ${classes.hint}`}>{t('reporter.anonymous')}</p>}
      {mayReveal && (
        <p className={`small dim ${classes.hint}`}>{t(revealed ? 'reporter.revealed' : 'reporter.revealHint')}</p>
      )}
      {asking && (
        <WordsDialog
          action="reveal"
          detail={detail}
          onClose={() => setAsking(false)}
          onSaved={() => setRevealed(true)}
        />
      )}
    </PanelBlock>
  );
}

interface IdentityProps {
  reporter: Reporter;
  revealed: boolean;
  isReceiver: boolean;
}

function Identity({ reporter, revealed, isReceiver }: IdentityProps) {
  const { t } = useTranslation(['case', 'form']);
  const { name, address, nik, kind, contact, represents } = reporter;
  const shown = (value: string, masked: (value: string) => string) => (revealed ? value : masked(value));
  const item = (label: string, value: string | undefined): KeyValue[] => (value ? [{ label, value }] : []);
  return (
    <KeyValues
      items={[
        ...item(t('reporter.name'), name && (isReceiver || revealed ? name : maskedName(name))),
        ...(kind === 'person' ? [] : item(t('reporter.kind'), t(`form:reporterKinds.${kind}`))),
        ...item(
          t('reporter.represents'),
          [
            represents?.name && shown(represents.name, maskedName),
            represents?.people && t('reporter.people', { count: represents.people }),
            represents?.basis,
          ]
            .filter(Boolean)
            .join(', '),
        ),
        ...item(t('reporter.number'), contact.number && shown(contact.number, maskedNumber)),
        ...item(t('reporter.ways'), contact.ways.map((way) => t(`form:contactWays.${way}`)).join(', ')),
        ...item(t('reporter.nik'), nik && shown(nik, maskedNik)),
        ...item(t('reporter.address'), address && shown(address, maskedAddress)),
      ]}
    />
  );
}
