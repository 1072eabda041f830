import { fail, ok, type Result } from '#shared/lib/result.ts';

/** How far a sound is. */
export type Playing = { readonly isPlaying: boolean; readonly atMs: number };

/** A recording that can be played, from anywhere in it. */
export type Sound = {
  readonly durationMs: number;
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (ms: number) => void;
  /** Stops it and gives its memory back. */
  readonly close: () => void;
};

/** Past the end of any recording, s: looking for it makes Chromium find the end. */
const PAST_THE_END_S = 1e7;

/** Only one speaks at a time. */
let speaking: HTMLAudioElement | null = null;

const once = (target: EventTarget, name: string): Promise<void> =>
  new Promise((resolve) => target.addEventListener(name, () => resolve(), { once: true }));

/** A recording has no length in its header, it was written while it was made: Chromium knows it once it has been at the end. */
async function measure(audio: HTMLAudioElement): Promise<void> {
  if (Number.isFinite(audio.duration)) return;
  const isMeasured = once(audio, 'seeked');
  audio.currentTime = PAST_THE_END_S;
  await isMeasured;
  const isBack = once(audio, 'seeked');
  audio.currentTime = 0;
  await isBack;
}

/** Opens a recording to be played; `onChange` hears of every move. `damaged` when nothing of it can be played. */
export async function openSound(blob: Blob, onChange: (playing: Playing) => void): Promise<Result<Sound, 'damaged'>> {
  const url = URL.createObjectURL(blob);
  const audio = new Audio();
  const opened = Promise.race([once(audio, 'loadedmetadata').then(() => true), once(audio, 'error').then(() => false)]);
  audio.src = url;
  if (!(await opened)) {
    URL.revokeObjectURL(url);
    return fail('damaged');
  }
  await measure(audio);
  const tell = (): void => onChange({ isPlaying: !audio.paused && !audio.ended, atMs: audio.currentTime * 1000 });
  for (const name of ['play', 'pause', 'ended', 'timeupdate', 'seeked']) audio.addEventListener(name, tell);
  const pause = (): void => audio.pause();
  return ok({
    durationMs: Number.isFinite(audio.duration) ? audio.duration * 1000 : 0,
    play: () => {
      if (speaking !== audio) speaking?.pause();
      speaking = audio;
      // a pause right after it rejects play(): that was wished
      audio.play().catch(() => undefined);
    },
    pause,
    seek: (ms) => {
      audio.currentTime = ms / 1000;
    },
    close: () => {
      pause();
      if (speaking === audio) speaking = null;
      audio.removeAttribute('src');
      URL.revokeObjectURL(url);
    },
  });
}
