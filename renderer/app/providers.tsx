import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './global.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { type ReactNode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { OfficeTimeZone } from '../ui/format.ts';
import { createHotkeys, HotkeysContext } from '../ui/hotkeys.ts';
import { type Navigation, NavigationContext } from '../ui/link.tsx';
import { OfficeZone } from '../ui/use-format.ts';
import { cssVariablesResolver, theme } from './theme.ts';

export interface ProvidersProps {
  /** From startI18n. */
  i18n: i18n;
  navigation: Navigation;
  zone: OfficeTimeZone;
  /** 'test' draws without transitions and portals. */
  env?: 'default' | 'test';
  children: ReactNode;
}

/** Everything that screens need above them, except data and routes. */
export function Providers({ i18n, navigation, zone, env = 'default', children }: ProvidersProps) {
  const [hotkeys] = useState(() => createHotkeys(window));
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
        env={env}
      >
        <OfficeZone value={zone}>
          <NavigationContext value={navigation}>
            <HotkeysContext value={hotkeys}>
              {children}
              <Notifications position="bottom-right" limit={3} autoClose={6000} />
            </HotkeysContext>
          </NavigationContext>
        </OfficeZone>
      </MantineProvider>
    </I18nextProvider>
  );
}

/** Whoever serves the page writes a fresh nonce into it (shared/desktop/content-security-policy.ts). */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
