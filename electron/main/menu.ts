import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/ipc/signals.ts';
import type { Words } from './words.ts';

type Menu = readonly MenuItemConstructorOptions[];
export type MenuOptions = {
  readonly words: Words;
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  /** The screens are locked: only what asks nothing of them is left. */
  readonly isLocked: boolean;
  readonly send: (command: MenuCommand) => void;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The menu bar. Reloading and developer tools are for development only. */
export function newMenu({ words, isMac, isPackaged, isLocked, send }: MenuOptions): MenuItemConstructorOptions[] {
  const ask = (command: MenuCommand, label: string): MenuItemConstructorOptions => ({ id: command, label, click: () => send(command) });
  const work: Menu = [
    ask('export', words.export),
    { ...ask('settings', words.settings), accelerator: 'CmdOrCtrl+,' },
    // the page hears the key itself, like all of its keys
    { ...ask('lock', words.lock), accelerator: 'CmdOrCtrl+Shift+L', registerAccelerator: false },
    separator,
  ];
  const file: Menu = [...(isLocked ? [] : work), { role: 'close', label: words.close }, { role: 'quit', label: words.quit }];
  const edit: Menu = [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
  const development: Menu = isPackaged
    ? []
    : [separator, { role: 'reload', label: words.reload }, { role: 'toggleDevTools', label: words.devtools }];
  const view: Menu = [
    { role: 'resetZoom', label: words.zoomReset },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    separator,
    { role: 'togglefullscreen', label: words.fullscreen },
    ...development,
  ];
  const go: Menu = [ask('new-scan', words.newScan), ask('search', words.search)];
  const top = (label: string, submenu: Menu): MenuItemConstructorOptions => ({ label, submenu: [...submenu] });
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    top(words.file, file),
    top(words.edit, edit),
    top(words.view, view),
    ...(isLocked ? [] : [top(words.go, go)]),
    top(words.help, [...(isLocked ? [] : [ask('keys', words.keys)]), { role: 'about', label: words.about }]),
  ];
}
