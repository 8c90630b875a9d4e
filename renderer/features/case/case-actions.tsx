import { Button, Menu } from '@mantine/core';
import { IconDots, IconLink, IconMessageReply, IconPrinter } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkey } from '../../ui/hotkeys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { type Action, KEYS, type OfferedActions } from './actions.ts';

const ICONS: Partial<Record<Action, typeof IconLink>> = { answer: IconMessageReply, join: IconLink };

interface CaseActionsProps {
  actions: OfferedActions;
  labelOf(action: Action): string;
  onAct(action: Action): void;
  /** Undefined: this person may not give a receipt. */
  onPrint: (() => void) | undefined;
}

/** The likely action filled, two more outlined, the receipt, and the rest under "…"; each has its key. */
export function CaseActions({ actions, labelOf, onAct, onPrint }: CaseActionsProps) {
  const { t } = useTranslation('case');
  const menu = useRef<HTMLButtonElement>(null);
  const { likely, often, rest } = actions;
  const isAction = likely !== null && likely !== 'settle' && likely !== 'print';
  const all = [...(isAction ? [likely] : []), ...often, ...rest];
  useHotkey('Ctrl+P', t('action.print'), () => onPrint?.(), { enabled: onPrint !== undefined });
  useHotkey('Alt+A', t('moreActions'), () => menu.current?.click(), { enabled: rest.length > 0 });
  return (
    <>
      {all.map((action) => {
        const keys = KEYS[action];
        return keys && <ActionKey key={action} keys={keys} label={labelOf(action)} onPress={() => onAct(action)} />;
      })}
      {all.slice(0, all.length - rest.length).map((action) => {
        const keys = KEYS[action];
        const ButtonIcon = ICONS[action];
        return (
          <Button
            key={action}
            variant={action === likely ? 'filled' : 'default'}
            leftSection={ButtonIcon && <ButtonIcon size={16} stroke={1.75} aria-hidden="true" />}
            rightSection={keys && <Kbd keys={keys} />}
            onClick={() => onAct(action)}
          >
            {labelOf(action)}
          </Button>
        );
      })}
      {onPrint && (
        <Button
          variant={likely === 'print' ? 'filled' : 'default'}
          leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden="true" />}
          rightSection={<Kbd keys="Ctrl+P" />}
          onClick={onPrint}
        >
          {t('action.print')}
        </Button>
      )}
      {rest.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button ref={menu} aria-label={t('moreActions')} title={`${t('moreActions')} (Alt+A)`}>
              <IconDots size={16} stroke={1.75} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((action) => (
              <Menu.Item
                key={action}
                onClick={() => onAct(action)}
                rightSection={KEYS[action] && <Kbd keys={KEYS[action]} />}
              >
                {labelOf(action)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

/** Registers a key; the actions of a case come and go, hooks may not. */
function ActionKey({ keys, label, onPress }: { keys: string; label: string; onPress(): void }) {
  useHotkey(keys, label, onPress);
  return null;
}
