import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMediaFault } from '#renderer/devices/mediaFault.ts';
import { SILENT_AFTER_MS, hear, isSilent, loudnessOf, meterOf } from '#renderer/devices/microphoneLevel.ts';

const tone = (amplitude: number): Float32Array => Float32Array.from({ length: 480 }, (_, at) => amplitude * Math.sin((at * Math.PI) / 24));

describe('what the microphone hears', () => {
  it('a full tone fills the meter nearly, a whisper a little, silence not at all', () => {
    expect(loudnessOf(tone(1))).toBeCloseTo(Math.SQRT1_2, 2);
    expect(loudnessOf(new Float32Array(0))).toBe(0);
    expect(meterOf(loudnessOf(tone(1)))).toBeGreaterThan(0.9);
    expect(meterOf(loudnessOf(tone(0.01)))).toBeGreaterThan(0.2);
    expect(meterOf(0)).toBe(0);
  });

  it('the meter stays within its bounds and grows with the sound', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true }), (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map(meterOf);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high ?? 0);
      }),
    );
  });

  it('three seconds without a sound are told, a pause is not, and what cannot be measured is no silence', () => {
    let hearing = { heardAt: 0 };
    for (let now = 0; now < 2900; now += 100) hearing = hear(hearing, 0.0001, now);
    expect(isSilent(hearing, 2900)).toBe(false);
    expect(isSilent(hearing, SILENT_AFTER_MS)).toBe(true);
    hearing = hear(hearing, 0.05, 3100);
    expect(isSilent(hearing, 3200)).toBe(false);
    expect(isSilent(hear(hearing, null, 9000), 9100)).toBe(false);
  });
});

const named = (name: string): unknown => new DOMException('words of the browser', name);

it('why a device cannot be had is read from the name of the error', () => {
  const names = [
    'NotAllowedError',
    'SecurityError',
    'NotFoundError',
    'OverconstrainedError',
    'NotReadableError',
    'AbortError',
    'TypeError',
  ];
  expect(names.map((name) => readMediaFault(named(name)))).toEqual(['refused', 'refused', 'none', 'none', 'busy', 'busy', 'failed']);
  expect(readMediaFault('NotAllowedError')).toBe('failed');
});
