import { readFileSync, readdirSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright';
import { expect } from 'playwright/test';
import { goRapid, isSaved, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Ends the process of this program that holds its camera: the stream ends as when a camera is pulled out. */
function dropCapture(app: ElectronApplication): void {
  const group = String(app.process().pid);
  const mine = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/u.test(name) || !readOrEmpty(`/proc/${name}/cmdline`).includes('video_capture')) return false;
    // the fields behind the name in brackets: state, parent, group
    return readOrEmpty(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[2] === group;
  });
  expect(mine).toHaveLength(1);
  for (const pid of mine) process.kill(Number(pid), 'SIGKILL');
}

/** From now on this computer has no camera, or has it again. */
const setCamera = (page: Page, isThere: boolean): Promise<void> =>
  page.evaluate((isThere) => {
    const { mediaDevices } = navigator;
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- what runs in the page takes its functions with it
    const value = (): Promise<never> => Promise.reject(new DOMException('none', 'NotFoundError'));
    // the prototype has the true one
    if (isThere) Reflect.deleteProperty(mediaDevices, 'getUserMedia');
    else Object.defineProperty(mediaDevices, 'getUserMedia', { configurable: true, value });
    mediaDevices.dispatchEvent(new Event('devicechange'));
  }, isThere);

const isLive = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => [...document.querySelectorAll('video')].some((one) => !one.paused && one.readyState > 2)))
    .toBe(true);

story('a camera that is pulled out is said, capture goes on without it, and it comes back by itself', async ({ start }) => {
  story.skip(process.platform !== 'linux', 'the process with the camera is found by /proc');
  const { app, page } = await start({ args: ['--use-fake-device-for-media-stream'] });
  await goRapid(page);
  await isLive(page);
  await setCamera(page, false);
  dropCapture(app);
  await expect(page.getByText(/The camera was unplugged|No camera found/u)).toBeVisible();
  const person = newPerson(61);
  await typeVisitor(page, person);
  await isSaved(page, person.name);
  await expect(page.getByText(/No camera found. Plug one in/u)).toBeVisible();
  await setCamera(page, true);
  await isLive(page);
  await expect(page.getByText(/No camera found/u)).toBeHidden();
});
