import {
  type Icon,
  IconAlertTriangle,
  IconArrowRight,
  IconBuilding,
  IconDeviceDesktop,
  IconServer,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseRow, Delivery } from '../../data/desk.ts';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './replication-screen.module.css';

/** Every report is in exactly one of the four places. */
export function Where({ rows, lastContact }: { rows: readonly CaseRow[]; lastContact: string | null }) {
  const { t } = useTranslation(['replication', 'common']);
  const format = useFormat();
  const amount = (delivery: Delivery) => rows.filter((row) => row.delivery === delivery).length;
  const contact = lastContact ? t('lastContact', { time: format.longMoment(lastContact) }) : t('neverConnected');
  return (
    <Card
      title={t('where', { reports: t('common:reports', { count: rows.length }) })}
      aside={<span className="dim small">{contact}</span>}
    >
      <div className={classes.where}>
        <Stop icon={IconDeviceDesktop} name="here" amount={amount('unsent')} highlighted={amount('unsent') > 0} />
        <Arrow />
        <Stop icon={IconServer} name="hub" amount={amount('hub')} />
        <Arrow />
        <Stop icon={IconBuilding} name="agency" amount={amount('agency')} />
        <span className={classes.separator} />
        <Stop icon={IconAlertTriangle} name="mending" amount={amount('needs-mending')} />
      </div>
    </Card>
  );
}

interface StopProps {
  icon: Icon;
  name: 'here' | 'hub' | 'agency' | 'mending';
  amount: number;
  highlighted?: boolean;
}

function Stop({ icon: StopIcon, name, amount, highlighted }: StopProps) {
  const { t } = useTranslation('replication');
  const format = useFormat();
  return (
    <div className={classes.stop} data-highlighted={highlighted || undefined}>
      <span className="row">
        <StopIcon size={16} stroke={1.75} aria-hidden="true" />
        {t(name)}
      </span>
      <b>{format.number(amount)}</b>
      <p>{t(`${name}Hint`)}</p>
    </div>
  );
}

const Arrow = () => (
  <span className={classes.arrow}>
    <IconArrowRight size={16} stroke={1.75} aria-hidden="true" />
  </span>
);
