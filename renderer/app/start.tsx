import { createRoot } from 'react-dom/client';
import { loadWorkspace, openDesk } from '../data/open-desk.ts';
import { DeskProvider } from '../data/use-desk.tsx';
import { desktop } from '../platform/desktop.ts';
import { registerServiceWorker } from '../platform/service-worker-registration.ts';
import { App, Workspace } from './app.tsx';
import { startI18n } from './i18n.ts';
import type { ScreenNotLoaded } from './lazy-screen.ts';
import { Providers } from './providers.tsx';

const settings = await desktop.settings.read();
const [i18n, desk] = await Promise.all([startI18n({ language: settings.language }), openDesk(desktop)]);

createRoot(document.getElementById('root') as HTMLElement).render(
  <Providers i18n={i18n} theme={settings.theme}>
    <DeskProvider desk={desk}>
      <App />
    </DeskProvider>
  </Providers>,
);
registerServiceWorker();

// While the passphrase is typed; what did not arrive is asked for again at sign-in.
requestIdleCallback(() => {
  loadWorkspace().catch(() => {});
  Workspace.load().catch((error: ScreenNotLoaded) => error.forget());
});
