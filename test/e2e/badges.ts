import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toBuffer } from 'bwip-js/node';
import { newPerson, vcardOf } from './people.ts';

const run = promisify(execFile);

/** A QR code of a text as PNG. */
export const drawCode = (text: string): Promise<Buffer> =>
  toBuffer({ bcid: 'qrcode', text, scale: 4, paddingwidth: 16, paddingheight: 16, backgroundcolor: 'FFFFFF' });

/** A film of a badge held still before a webcam, for `--use-file-for-fake-video-capture`; it loops. */
export async function filmCode(folder: string, text: string): Promise<string> {
  const [png, film] = [join(folder, 'badge.png'), join(folder, 'badge.mjpeg')];
  await writeFile(png, await drawCode(text));
  const look = 'scale=460:460,pad=1280:720:(ow-iw)/2:(oh-ih)/2:color=0x707070,noise=alls=6:allf=t';
  const words = ['-loglevel', 'error', '-y', '-loop', '1', '-i', png, '-t', '2', '-r', '15', '-vf', look];
  await run('ffmpeg', [...words, '-pix_fmt', 'yuvj420p', '-q:v', '3', '-f', 'mjpeg', film]);
  return film;
}

/** Words that make Chromium take a film for a webcam. */
export const cameraArgs = (film: string): string[] => ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];

/** Pictures of badges of the invented people `from`…`from + count - 1`, one file each. */
export async function drawBadges(folder: string, from: number, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const path = join(folder, `badge-${String(from + at).padStart(3, '0')}.png`);
      await writeFile(path, await drawCode(vcardOf(newPerson(from + at))));
      return path;
    }),
  );
}
