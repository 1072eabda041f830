import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotHave } from './bootstrap/place.mjs';

/** Frames a second of Chromium's fake camera. */
const FPS = 30;
/** How long a badge is held before the camera, and the pause until the next, in frames. */
const SHOWN = 18;
const PAUSE = 12;
/** Other noise in each, as from a webcam. */
const VARIANTS = 3;
/** White while a badge is in view, black while none is: the clock of the film, read from the picture itself. */
const MARK = 48;

const mark = (colour) => `drawbox=x=0:y=0:w=${MARK}:h=${MARK}:color=${colour}:t=fill`;

function shoot(folder, name, input, look) {
  const words = ['-loglevel', 'error', '-y', ...input, '-frames:v', String(VARIANTS), '-vf', look, '-pix_fmt', 'yuvj420p', '-q:v', '3'];
  const made = spawnSync('ffmpeg', [...words, join(folder, `${name}-%d.jpg`)], { encoding: 'utf8' });
  if (made.status !== 0) throw new CannotHave(`The film needs ffmpeg: ${made.stderr ?? made.error?.message ?? ''}`);
  return Array.from({ length: VARIANTS }, (_, at) => readFileSync(join(folder, `${name}-${at + 1}.jpg`)));
}

const frames = (pictures, count) => Array.from({ length: count }, (_, at) => pictures[at % pictures.length]);

/**
 * Two films for the fake camera: `badges`, in which the badges of `texts` are shown one after the other, and `empty`, and `camera`, a link to
 * one of them. `show(film)` turns the link; the camera looks when it is next opened. Seconds of the film: `seconds`.
 */
export async function makeFilms(folder, texts) {
  const { toBuffer } = await import('bwip-js/node');
  const parts = join(folder, 'parts');
  mkdirSync(parts, { recursive: true });
  const noise = 'noise=alls=6:allf=t';
  const blank = shoot(parts, 'blank', ['-f', 'lavfi', '-i', 'color=c=0x707070:s=1280x720:r=15'], `${noise},${mark('black')}`);
  const film = [...frames(blank, 2 * FPS)];
  for (const [at, text] of texts.entries()) {
    const png = join(parts, `${at}.png`);
    const drawn = await toBuffer({ bcid: 'qrcode', text, scale: 4, paddingwidth: 16, paddingheight: 16, backgroundcolor: 'FFFFFF' });
    writeFileSync(png, drawn);
    const look = `scale=460:460,pad=1280:720:(ow-iw)/2:(oh-ih)/2:color=0x707070,${noise},${mark('white')}`;
    film.push(...frames(shoot(parts, `badge${at}`, ['-loop', '1', '-i', png], look), SHOWN), ...frames(blank, PAUSE));
  }
  const paths = { badges: join(folder, 'badges.mjpeg'), empty: join(folder, 'empty.mjpeg') };
  writeFileSync(paths.badges, Buffer.concat(film));
  writeFileSync(paths.empty, Buffer.concat(frames(blank, 2 * FPS)));
  rmSync(parts, { recursive: true, force: true });
  const camera = join(folder, 'camera.mjpeg');
  const show = (name) => {
    if (readdirSync(folder).includes('camera.mjpeg')) rmSync(camera);
    symlinkSync(paths[name], camera);
  };
  show('empty');
  return { camera, show, seconds: film.length / FPS };
}
