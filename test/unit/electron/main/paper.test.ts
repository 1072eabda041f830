import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newPathIn, openExports } from '#electron/main/files.ts';
import { openParts } from '#electron/main/parts.ts';
import { paperHandlers } from '#electron/main/paper.ts';

vi.mock('electron-log/main', () => ({ default: { error: () => undefined, info: () => undefined } }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-paper-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Fake = { readonly pdf?: () => Promise<Buffer>; readonly said?: readonly [boolean, string] };

/** A page of Electron's that answers as it is told; `asked` holds what it was asked for. */
function newPage({ pdf = () => Promise.resolve(Buffer.from('%PDF-')), said = [true, ''] }: Fake) {
  const asked: unknown[] = [];
  const page = {
    printToPDF: (options: unknown) => {
      asked.push(options);
      return pdf();
    },
    print: (options: unknown, answer: (isDone: boolean, reason: string) => void) => {
      asked.push(options);
      answer(...said);
    },
  } as unknown as WebContents; // of a page only these two are used
  return {
    asked,
    handlers: paperHandlers(
      openExports((name) => Promise.resolve(newPathIn(folder, name)), openParts(join(folder, 'profile'))),
      () => page,
    ),
  };
}

test('a page becomes a PDF under the name that was proposed, in the size that the page asks for', async () => {
  const { handlers, asked } = newPage({ pdf: () => Promise.resolve(Buffer.from('%PDF-1.4 drawn')) });
  const saved = await handlers.paperPdf({ name: 'Desk sheet: Pallet Days', isLandscape: true });
  expect(saved).toMatchObject({
    ok: true,
    value: { path: join(folder, 'Desk sheet Pallet Days.pdf'), verified: { bytes: 14, rows: null } },
  });
  expect(readFileSync(join(folder, 'Desk sheet Pallet Days.pdf'), 'latin1')).toBe('%PDF-1.4 drawn');
  expect(asked).toEqual([{ landscape: true, preferCSSPageSize: true, printBackground: true }]);
});

test('a page that cannot be drawn leaves no file behind and is told', async () => {
  const { handlers } = newPage({ pdf: () => Promise.reject(new Error('no paper')) });
  expect(await handlers.paperPdf({ name: 'Sheet', isLandscape: false })).toEqual({ ok: false, error: 'not-drawn' });
  expect(readdirSync(folder)).toEqual(['profile']);
});

const print = async (said: readonly [boolean, string]): Promise<unknown> => newPage({ said }).handlers.paperPrint({ isLandscape: false });

test('turning away from the print dialog is no fault, a missing printer is its own', async () => {
  expect(await print([true, ''])).toEqual({ ok: true, value: null });
  expect(await print([false, 'Print job canceled'])).toEqual({ ok: false, error: 'cancelled' });
  expect(await print([false, 'No printers available on the network'])).toEqual({ ok: false, error: 'no-printer' });
  expect(await print([false, 'Print job failed'])).toEqual({ ok: false, error: 'failed' });
});
