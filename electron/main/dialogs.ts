import { type BrowserWindow, dialog } from 'electron';
import { mkdir } from 'node:fs/promises';
import { type AskPath, newPathIn } from './files.ts';

/** Asks for a folder; null when the person turned away. */
export const newAskFolder =
  (window: () => BrowserWindow | null): (() => Promise<string | null>) =>
  async () => {
    const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
    const parent = window();
    const { canceled, filePaths } = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
    return canceled ? null : (filePaths[0] ?? null);
  };

/** Where exports go: into `folder` without a question when it is named (tests, the sample job), else where the person says. */
export const newAskPath =
  (folder: string | null, window: () => BrowserWindow | null): AskPath =>
  async (name, kind) => {
    if (folder !== null) {
      await mkdir(folder, { recursive: true });
      return newPathIn(folder, name);
    }
    const options = {
      defaultPath: name,
      filters: [{ name: kind.toUpperCase(), extensions: [kind] }],
      properties: ['showOverwriteConfirmation' as const],
    };
    const parent = window();
    const { canceled, filePath } = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
    return canceled || filePath === '' ? null : filePath;
  };
