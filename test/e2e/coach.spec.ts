import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import { cameraArgs, drawCode } from './badges.ts';
import { goRapid, story } from './booth.ts';
import { newPerson, vcardOf } from './people.ts';

const run = promisify(execFile);

/** Size of the code in the picture, px, and what the lens does to it while it cannot be read. */
type Trouble = { readonly size: number; readonly blur: number };

/** Pictures a second of the hand; Chromium plays thirty, whatever the film says. */
const RATE = 10;
/** For how many seconds the code cannot be read and then can: the film waits for nobody, also on a busy machine. */
const [BAD, GOOD] = [9, 4];

const wall = (seconds: number): string => `color=0x707070:s=1280x720:r=${RATE}:d=${seconds}`;

/** A film of a badge in a hand: nine seconds in which its code cannot be read, then four in which it can; it loops. */
async function filmTrouble(folder: string, text: string, { size, blur }: Trouble): Promise<string> {
  const [png, film] = [join(folder, 'badge.png'), join(folder, 'badge.mjpeg')];
  await writeFile(png, await drawCode(text));
  const hand = "overlay=x='(W-w)/2+7*sin(8*t)':y='(H-h)/2+5*cos(9*t)'";
  const draw = [
    `[0]split[a][b]`,
    `[a]scale=${size}:${size}[small];${wall(BAD)}[w1];[w1][small]${hand}:shortest=1,gblur=sigma=${blur}[bad]`,
    `[b]scale=300:300[large];${wall(GOOD)}[w2];[w2][large]${hand}:shortest=1[good]`,
    `[bad][good]concat=n=2,fps=30,noise=alls=5:allf=t`,
  ].join(';');
  const words = ['-loglevel', 'error', '-y', '-loop', '1', '-framerate', String(RATE), '-i', png, '-filter_complex', draw];
  await run('ffmpeg', [...words, '-t', String(BAD + GOOD), '-pix_fmt', 'yuvj420p', '-q:v', '3', '-f', 'mjpeg', film]);
  return film;
}

story('a blurred badge is told to be held still; its frozen picture leaves when the code is read', async ({ folder, start }) => {
  const person = newPerson(4);
  const { page } = await start({ args: cameraArgs(await filmTrouble(folder, vcardOf(person), { size: 300, blur: 7 })) });
  const coach = page.getByTestId('coach');
  await expect(coach.getByText('Hold the code still')).toBeVisible();
  await page.keyboard.press('z', { delay: 80 });
  const frozen = page.getByTestId('frozen');
  await expect(frozen.getByText('The code is blurred')).toBeVisible();
  await expect(frozen.getByRole('img', { name: 'Frozen picture' })).toBeVisible();
  await expect(frozen.locator('polygon')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible({ timeout: 45_000 });
  await expect(frozen).toBeHidden();
});

story('a badge held too far away is asked closer, and nothing is asked once it is read', async ({ folder, start }) => {
  const person = newPerson(6);
  const { page } = await start({ args: cameraArgs(await filmTrouble(folder, vcardOf(person), { size: 66, blur: 0.6 })) });
  await goRapid(page);
  const coach = page.getByTestId('coach');
  const frozen = page.getByTestId('frozen');
  const back = page.getByRole('button', { name: 'Back to live' });
  await expect(coach.getByText('Bring the code closer')).toBeVisible();
  // the code may be near, and read, before the button is pressed
  await expect(async () => {
    if (await back.isVisible()) await back.click();
    await coach.getByRole('button', { name: 'Look' }).click({ timeout: 20_000 });
    await expect(frozen.getByText('too small')).toBeVisible({ timeout: 3000 });
    await back.click({ timeout: 3000 });
  }).toPass({ timeout: 90_000 });
  await expect(frozen).toBeHidden();
  await expect(page.getByRole('button', { name: person.name })).toBeVisible();
  await expect(coach.locator('output')).toBeEmpty();
});
