import type { Desktop } from '#shared/desktop/contract.ts';
import { openBrowserDesktop } from './browser-desktop.ts';

export type { AppInfo, Desktop } from '#shared/desktop/contract.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly desktop?: Desktop;
  }
}

/** The machine this page runs on: Electron's bridge, or the browser's own means behind the same contract. */
export const desktop: Desktop = window.desktop ?? openBrowserDesktop();
