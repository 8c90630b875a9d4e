import { type Icon, IconAlertTriangle, IconBuilding, IconDeviceDesktop, IconServer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './delivery-state.module.css';
import { useFormat } from './use-format.ts';

/** Where the data is: only here · at the provincial server · at the agency · refused, to be mended. */
export type Delivery = 'unsent' | 'server' | 'agency' | 'mending';

const icons: Record<Delivery, Icon> = {
  unsent: IconDeviceDesktop,
  server: IconServer,
  agency: IconBuilding,
  mending: IconAlertTriangle,
};

export interface DeliveryStateProps {
  state: Delivery;
  /** Unsent entries of a case that the server already has. */
  unsentRecords?: number;
  /** Instant since which the provincial server has it (state 'server'). */
  since?: string;
  today?: string;
}

/** Normal states are quiet, exceptional ones bold. */
export function DeliveryState({ state, unsentRecords = 0, since, today }: DeliveryStateProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const shown = unsentRecords > 0 && state !== 'mending' ? 'unsent' : state;
  const StateIcon = icons[shown];
  const words = () => {
    if (shown === 'unsent' && unsentRecords > 0) return t('delivery.unsentRecords', { count: unsentRecords });
    if (shown === 'server' && since) return t('delivery.serverSince', { time: format.shortMoment(since, today) });
    return t(`delivery.${shown}`);
  };
  return (
    <span className={shown === 'unsent' || shown === 'mending' ? classes.exceptional : classes.normal}>
      <StateIcon size={14} stroke={1.75} aria-hidden="true" />
      <span>{words()}</span>
    </span>
  );
}
