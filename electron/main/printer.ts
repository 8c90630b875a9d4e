import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Desktop } from '#shared/desktop/contract.ts';
import { writeDurably } from './durable-file.ts';

type PageSize = Parameters<Desktop['printer']['print']>[0]['pageSize'];

const MICROMETRES_PER_INCH = 25_400;
/** Characters that a file name may not hold on Windows or elsewhere. */
const NOT_IN_A_FILE_NAME = /[<>:"/\\|?*\p{Cc}]/gu;

/** Prints what the window shows, by its print CSS. `shown` gives the window of the moment. */
export function openPrinter(shown: () => BrowserWindow | null): Desktop['printer'] {
  return {
    print: async ({ deviceName, pageSize }) => {
      const contents = shown()?.webContents;
      // Without this question a machine without a printer would show a dialog of the system's own.
      if (!contents || (await contents.getPrintersAsync()).length === 0) return false;
      const device = deviceName === null ? {} : { deviceName };
      return new Promise((resolve) => {
        contents.print({ silent: true, pageSize, printBackground: true, ...device }, resolve);
      });
    },
    pdf: async (title, request) => {
      const window = shown();
      if (!window) return null;
      const pdf = await window.webContents.printToPDF({ pageSize: inInches(request.pageSize), printBackground: true });
      const defaultPath = path.join(app.getPath('documents'), `${title.replaceAll(NOT_IN_A_FILE_NAME, '-')}.pdf`);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (canceled || !filePath) return null;
      await writeDurably(filePath, pdf);
      return filePath;
    },
  };
}

/** Electron takes micrometres for printing and inches for a PDF. */
function inInches(pageSize: PageSize) {
  if (typeof pageSize === 'string') return pageSize;
  return { width: pageSize.width / MICROMETRES_PER_INCH, height: pageSize.height / MICROMETRES_PER_INCH };
}
