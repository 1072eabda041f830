import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';

/** Where what ran is written (scripts/bootstrap/coverage.mjs reads it); nothing is measured without it. */
const folder = process.env['BOOTHBOOK_COVERAGE'];

/** For the environment of a program whose main process is to be measured: Node writes what ran when it ends. */
export const coverageEnvironment = (): Readonly<Record<string, string>> =>
  folder === undefined ? {} : { NODE_V8_COVERAGE: join(folder, 'main') };

/** What takes the measure of a page; call it before the page is closed. A page that was killed is not measured. */
export type Measure = { readonly take: () => Promise<void> };

async function write(session: CDPSession, into: string): Promise<void> {
  // what V8 knows by itself: counting would slow the page; functions whose code it has thrown away are missing
  const { result } = await session.send('Profiler.getBestEffortCoverage');
  const own = result.filter(({ url }) => url.startsWith('app://booth/assets/'));
  await mkdir(into, { recursive: true });
  await writeFile(join(into, `${randomUUID()}.json`), JSON.stringify({ result: own }));
}

/** What tells which functions of the page have run. */
export async function measurePage(page: Page): Promise<Measure> {
  if (folder === undefined) return { take: () => Promise.resolve() };
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  return { take: () => write(session, join(folder, 'page')).catch(() => undefined) };
}
