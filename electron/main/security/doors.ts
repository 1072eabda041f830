import type { CommandLine } from 'electron';

/**
 * Words of the command line that open the program's pages to other programs, or take walls of its pages away. A port for debugging is
 * open to every account of the computer, and whoever reaches it reads all that a person sees: leads, and the key of their bodies.
 */
const DOORS = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'disable-web-security',
  'allow-running-insecure-content',
  'js-flags',
  'load-extension',
  'disable-site-isolation-trials',
] as const;

/** Allows debugging of a packaged program for its tests. */
const ALLOWED = 'BOOTHBOOK_ALLOW_DEBUGGING';

type Program = { readonly isPackaged: boolean; readonly env: Readonly<Record<string, string | undefined>> };

/**
 * Shuts those doors in a packaged program, before `ready`; answers the ones that somebody wanted open. A shortcut that was changed or a
 * helpful script thus opens nothing. It is no wall against who runs programs as this person: they may set the variable, too, or read
 * the memory. Processes of Node are shut by fuses (electron-builder.yml), which no variable opens.
 */
export function shutDoors(line: Pick<CommandLine, 'hasSwitch' | 'removeSwitch'>, { isPackaged, env }: Program): readonly string[] {
  if (!isPackaged || env[ALLOWED] === '1') return [];
  const open = DOORS.filter((name) => line.hasSwitch(name));
  for (const name of open) line.removeSwitch(name);
  return open;
}
