import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';

/** Where what ran is written (scripts/bootstrap/coverage.mjs reads it); nothing is measured without it. */
const folder = process.env['BOOTHBOOK_COVERAGE'];

async function write(result: unknown, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  await writeFile(join(into, `${randomUUID()}.json`), JSON.stringify({ result }));
}

/** The functions of the page that have run. */
async function readPage(page: Page): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Profiler.getBestEffortCoverage');
  return result.filter(({ url }) => url.startsWith('app://booth/assets/'));
}

/** The functions of the main process that have run. */
const readMain = (app: ElectronApplication): Promise<string> =>
  app.evaluate(async () => {
    const { Session } = process.getBuiltinModule('node:inspector/promises');
    const session = new Session();
    session.connect();
    const { result } = await session.post('Profiler.getBestEffortCoverage');
    session.disconnect();
    return JSON.stringify(result.filter(({ url }) => url.endsWith('/out/main/index.js')));
  });

/**
 * Writes which functions of a program have run; call it before the program is closed. One that was killed is not measured. It is what V8
 * knows by itself: to count from the start took half a second of the processor a program. Functions that it has thrown away are missing.
 */
export async function measure({ app, page }: { readonly app: ElectronApplication; readonly page: Page }): Promise<void> {
  if (folder === undefined) return;
  const taken = [
    readPage(page).then((result) => write(result, join(folder, 'page'))),
    readMain(app).then((text) => write(JSON.parse(text), join(folder, 'main'))),
  ];
  // a program that is ending already, or whose page is gone
  await Promise.allSettled(taken);
}
