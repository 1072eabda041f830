import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { ElectronApplication } from 'playwright';

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

/**
 * Types each text as a scanner does: real key events, `delay` ms a key, Enter behind it, `pause` ms to the next.
 * Keys go by what they are on a US keyboard (`q` is the key right of Tab), as a scanner's do.
 */
export async function typeScans(texts: readonly string[], { delay, pause }: { delay: number; pause: number }): Promise<void> {
  const lines = texts.flatMap((text) => [`type --delay ${delay} '${text}'`, `key --delay ${delay} Return`, `sleep ${pause / 1000}`]);
  const child = spawn('xdotool', ['-'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  child.stdin.end(`${lines.join('\n')}\n`);
  const code = await ended;
  if (code !== 0) throw new Error(`xdotool ended with ${code}`);
}
