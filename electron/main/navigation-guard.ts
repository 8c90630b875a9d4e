import { app, session } from 'electron';
import { APP_URL } from './app-protocol.ts';

/** Whatever a page tries: it stays on app://desk, opens no window, embeds no webview and is granted nothing. */
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

/** Camera included: photos come as files. Must run once the app is ready. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  session.defaultSession.setDevicePermissionHandler(() => false);
}
