import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './global.css';
import { type MantineColorScheme, type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { type ReactNode, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { createHotkeys, HotkeysContext } from '../ui/hotkeys.ts';
import { cssVariablesResolver, themeInWords } from './theme.ts';

export interface ProvidersProps {
  /** From startI18n. */
  i18n: i18n;
  /** As the settings have it; a later change goes through Mantine's useMantineColorScheme. */
  theme: MantineColorScheme;
  /** 'test' draws without transitions and portals. */
  env?: 'default' | 'test';
  children: ReactNode;
}

/** Language, theme, keys and notifications; data, routes, NavigationContext and OfficeZone come below it. */
export function Providers({ i18n, ...rest }: ProvidersProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <Themed {...rest} />
    </I18nextProvider>
  );
}

function Themed({ theme, env = 'default', children }: Omit<ProvidersProps, 'i18n'>) {
  const { t } = useTranslation('common');
  const close = t('close');
  const inWords = useMemo(() => themeInWords({ close }), [close]);
  const [hotkeys] = useState(() => createHotkeys(window));
  return (
    <MantineProvider
      theme={inWords}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme={theme}
      colorSchemeManager={unsavedColourScheme}
      getStyleNonce={styleNonce}
      env={env}
    >
      <HotkeysContext value={hotkeys}>
        {children}
        <Notifications position="bottom-right" limit={3} autoClose={6000} />
      </HotkeysContext>
    </MantineProvider>
  );
}

/** The settings keep the theme; Mantine's own copy in localStorage would be a second truth. */
const unsavedColourScheme: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

/** Whoever serves the page writes a fresh nonce into it (shared/desktop/content-security-policy.ts). */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
