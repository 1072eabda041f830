/** Quieter than this (root mean square of full scale, about -50 dB) is a microphone that hears nobody. */
const HEARD = 0.003;
/** So long without a sound is said aloud: a pause in a talk is shorter, ms. */
export const SILENT_AFTER_MS = 3000;
/** The meter's scale: from -60 dB, nothing to see, to 0 dB, the loudest there is. */
const FLOOR_DB = -60;

/** Root mean square of samples of -1…1. */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}

/** A loudness as the part of the meter it fills, 0…1, on a scale of decibels as ears have it. */
export const meterOf = (loudness: number): number =>
  loudness <= 0 ? 0 : Math.min(1, Math.max(0, (20 * Math.log10(loudness) - FLOOR_DB) / -FLOOR_DB));

/** When something was heard last, ms of the same clock as `now`. */
export type Hearing = { readonly heardAt: number };

/** What is known after one more look at the microphone; null: it could not be measured, which is no silence. */
export const hear = (before: Hearing, loudness: number | null, now: number): Hearing =>
  loudness === null || loudness >= HEARD ? { heardAt: now } : before;

/** Has nothing been heard for too long? */
export const isSilent = ({ heardAt }: Hearing, now: number): boolean => now - heardAt >= SILENT_AFTER_MS;
