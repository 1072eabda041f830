import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import { cameraArgs, drawCode } from './badges.ts';
import { goRapid, isSaved, story } from './booth.ts';
import { newPerson, vcardOf } from './people.ts';

const run = promisify(execFile);

/** Size of the code in the picture, px, and what the lens does to it while it cannot be read. */
type Trouble = { readonly size: number; readonly blur: number };

const wall = (seconds: number): string => `color=0x707070:s=1280x720:r=15:d=${seconds}`;

/** A film of a badge in a hand: twelve seconds in which its code cannot be read, then four in which it can; it loops. */
async function filmTrouble(folder: string, text: string, { size, blur }: Trouble): Promise<string> {
  const [png, film] = [join(folder, 'badge.png'), join(folder, 'badge.mjpeg')];
  await writeFile(png, await drawCode(text));
  const hand = "overlay=x='(W-w)/2+7*sin(8*t)':y='(H-h)/2+5*cos(9*t)'";
  const draw = [
    `[0]split[a][b]`,
    `[a]scale=${size}:${size}[small];${wall(12)}[w1];[w1][small]${hand}:shortest=1,gblur=sigma=${blur}[bad]`,
    `[b]scale=300:300[large];${wall(4)}[w2];[w2][large]${hand}:shortest=1[good]`,
    `[bad][good]concat=n=2,noise=alls=5:allf=t`,
  ].join(';');
  const words = ['-loglevel', 'error', '-y', '-loop', '1', '-framerate', '15', '-i', png, '-filter_complex', draw, '-t', '16', '-r', '15'];
  await run('ffmpeg', [...words, '-pix_fmt', 'yuvj420p', '-q:v', '3', '-f', 'mjpeg', film]);
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
  await expect(coach.getByText('Bring the code closer')).toBeVisible();
  await coach.getByRole('button', { name: 'Look' }).click();
  await expect(page.getByTestId('frozen').getByText('too small')).toBeVisible();
  await page.getByRole('button', { name: 'Back to live' }).click();
  await expect(page.getByTestId('frozen')).toBeHidden();
  await isSaved(page, person.name);
  await expect(coach.locator('output')).toBeEmpty();
});
