import { app, session } from 'electron';
import { APP_URL } from './app-protocol.ts';

/** Whatever a page tries: it stays on app://desk, opens no window, and embeds no webview. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(APP_URL)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault(); // there are no frames in this application
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Copying a case's fields into another system, and IndexedDB that Chromium may not empty at will. */
const GRANTED: readonly string[] = ['clipboard-sanitized-write', 'persistent-storage'];

/** Everything else is refused, the camera included: photos come as files. Must run once the app is ready. */
export function limitPermissions(): void {
  const isGranted = (permission: string, asker: string) =>
    GRANTED.includes(permission) && `${asker}/`.startsWith(APP_URL);
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.defaultSession.setPermissionRequestHandler((_contents, permission, done, { requestingUrl }) =>
    done(isGranted(permission, requestingUrl)),
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
}
