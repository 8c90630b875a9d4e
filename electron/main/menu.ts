import { Menu } from 'electron';

/** Never shown: only its shortcuts are wanted (zoom to 200 %, full screen, and clipboard keys on macOS). */
export function installMenu(): void {
  const view = [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { role: 'togglefullscreen' }] as const;
  const mac = process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...mac, { role: 'editMenu' }, { label: 'View', submenu: [...view] }]),
  );
}
