import { formatNumber } from '#renderer/i18n/format.ts';

/** Below so many, parts of people are told: 0.4 leads an hour is not one. */
const FEW = 10;

/** What may be lost to binary fractions, and is no person more. */
const NOISE = 1e-9;

/** So many people as are at least needed: whole ones from ten on, below with one place, below one with two; always up. */
export function roundUp(value: number): number {
  const parts = value >= FEW ? 1 : value >= 1 ? 10 : 100;
  return Math.ceil(value * parts - NOISE) / parts;
}

/** So many people in the language of the screen, rounded up (`roundUp`). */
export const peopleText = (value: number): string => formatNumber(roundUp(value));
