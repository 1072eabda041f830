/** What happened to a scan, told by ear: a hall is loud and eyes are on the visitor. */
export type Tone = 'good' | 'again' | 'unknown' | 'error';

/** Notes as [hertz, start s, length s]: rising is good, twice the same is "again", falling is trouble. */
const tunes: Readonly<Record<Tone, readonly (readonly [number, number, number])[]>> = {
  good: [
    [880, 0, 0.07],
    [1320, 0.07, 0.11],
  ],
  again: [
    [990, 0, 0.06],
    [990, 0.1, 0.06],
  ],
  unknown: [[660, 0, 0.18]],
  error: [
    [330, 0, 0.14],
    [220, 0.14, 0.24],
  ],
};

/** Loud enough for a hall, short of clipping. */
const VOLUME = 0.25;
/** Ramps at both ends keep the speaker from clicking, s. */
const RAMP_S = 0.008;

/** A sound device left open keeps the processor awake all day: so long after the last tone it is let go, ms. */
const REST_MS = 2_000;

let context: AudioContext | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;

/** Plays a short tone at once. Silent where there is no sound device, or before the page was first touched. */
export function playTone(tone: Tone): void {
  context ??= new AudioContext({ latencyHint: 'interactive' });
  // Until a person has touched the page the browser keeps it suspended; it may refuse, and a tone is not worth an error.
  if (context.state === 'suspended') context.resume().catch(() => undefined);
  for (const [hertz, start, length] of tunes[tone]) playNote(context, { hertz, start: context.currentTime + start, length });
  clearTimeout(resting);
  resting = setTimeout(() => void context?.suspend().catch(() => undefined), REST_MS);
}

function playNote(
  audio: AudioContext,
  { hertz, start, length }: { readonly hertz: number; readonly start: number; readonly length: number },
): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(VOLUME, start + RAMP_S);
  gain.gain.setValueAtTime(VOLUME, start + length - RAMP_S);
  gain.gain.linearRampToValueAtTime(0, start + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length);
}
