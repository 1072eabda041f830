import { execFile, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { promisify } from 'node:util';
import type { ElectronApplication } from 'playwright';
import type { KeyLayout } from '#shared/domain/scanner.ts';
import { keyRows } from '#shared/formats/keyboard/layouts.ts';
import { typeText } from '#shared/formats/keyboard/typeText.ts';

const run = promisify(execFile);

/** Gives the program's window the display's keyboard: without a window manager nobody else does. */
export async function focusWindow(app: ElectronApplication): Promise<void> {
  const handle = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.focus();
    return window === undefined ? 0 : window.getNativeWindowHandle().readUInt32LE(0);
  });
  await run('xdotool', ['windowfocus', '--sync', String(handle)]);
}

/** Sets the computer's keyboard layout, for every program of the display. */
export const setLayout = (layout: string): Promise<unknown> => run('setxkbmap', [layout]);

/** How fast a scanner types: `delay` ms a key, `pause` ms to the next scan. */
type Pace = { readonly delay: number; readonly pause: number };

/** Types each text and Enter: real key events of the display, the keys those that give these characters in its layout. */
export const typeScans = (texts: readonly string[], { delay, pause }: Pace): Promise<void> =>
  runScript(texts.flatMap((text) => [`type --delay ${delay} '${text}'`, `key --delay ${delay} Return`, `sleep ${pause / 1000}`]));

/** Rows of a US keyboard with the number X11 gives their first key (evdev). */
const US_ROWS = [
  [10, '1234567890-=', '!@#$%^&*()_+'],
  [24, 'qwertyuiop[]', 'QWERTYUIOP{}'],
  [38, "asdfghjkl;'", 'ASDFGHJKL:"'],
  [52, 'zxcvbnm,./', 'ZXCVBNM<>?'],
] as const;

function keyOf(character: string): string {
  for (const [first, plain, shifted] of US_ROWS) {
    if (plain.includes(character)) return String(first + plain.indexOf(character));
    if (shifted.includes(character)) return `shift+${first + shifted.indexOf(character)}`;
  }
  throw new Error(`no key for ${character}`);
}

/** Presses the keys that give each text on a US keyboard, whatever the display's layout, as a scanner set to US does; Enter behind each. */
export const pressScans = (texts: readonly string[], { delay, pause }: Pace): Promise<void> =>
  runScript(texts.flatMap((text) => [`key --delay ${delay} ${Array.from(text, keyOf).join(' ')} 36`, `sleep ${pause / 1000}`]));

/** Numbers of X11 (evdev) of the first keys of `keyRows`; the key left of Z and Backslash stand elsewhere. */
const FIRST_KEYS = [10, 24, 38, 52] as const;
const OTHER_KEYS: Readonly<Record<string, number>> = { Backquote: 49, IntlBackslash: 94, Backslash: 51, Space: 65, Enter: 36, Tab: 23 };
const RIGHT_ALT = 108;
const CAPS_LOCK = 66;

function numberOf(code: string): number {
  const known = OTHER_KEYS[code];
  if (known !== undefined) return known;
  for (const [at, row] of keyRows.entries()) {
    const own = row.filter((one) => OTHER_KEYS[one] === undefined);
    if (own.includes(code)) return (FIRST_KEYS[at] ?? 0) + own.indexOf(code);
  }
  throw new Error(`no key ${code}`);
}

/** Presses the keys that a scanner set to this layout presses for each text, whatever the display's layout; Enter behind each. */
export const scanAs = (layout: KeyLayout, texts: readonly string[], { delay, pause }: Pace): Promise<void> =>
  runScript(
    texts.flatMap((text) => {
      const { strokes } = typeText(`${text}\n`, { layout, caps: 'ignored', deadKeys: true, altCodes: 'never', altPage: 'ansi' }, false);
      const keys = strokes.flatMap(({ code, shift, altGraph }) => {
        const key = `key --delay ${delay} ${shift ? 'shift+' : ''}${numberOf(code)}`;
        return altGraph ? [`keydown --delay 1 ${RIGHT_ALT}`, key, `keyup --delay 1 ${RIGHT_ALT}`] : [key];
      });
      return [...keys, `sleep ${pause / 1000}`];
    }),
  );

/** Turns Caps Lock round. */
export const pressCapsLock = (): Promise<void> => runScript([`key --delay 20 ${CAPS_LOCK}`]);

/** Presses keys by their numbers of X11, as slowly as a person. */
export const typeKeys = (keys: readonly number[]): Promise<void> => runScript([`key --delay 130 ${keys.join(' ')}`]);

/** A scanner and a keyboard are no programs: what else the machine does must not hold their keys up. Only the system's own user may ask for this. */
function hurry(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGHEST);
  } catch {
    // as any other user the keys come as they can
  }
}

async function runScript(lines: readonly string[]): Promise<void> {
  const child = spawn('xdotool', ['-'], { stdio: ['pipe', 'ignore', 'inherit'] });
  hurry(child.pid);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  child.stdin.end(`${lines.join('\n')}\n`);
  const code = await ended;
  if (code !== 0) throw new Error(`xdotool ended with ${code}`);
}
