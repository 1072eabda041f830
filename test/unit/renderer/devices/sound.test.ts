import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { playTone } from '#renderer/devices/sound.ts';

/** The sound device of a browser: silent, but it tells whether it is open and which notes were begun. */
function newDevice() {
  const begun: number[] = [];
  const device = {
    state: 'suspended',
    currentTime: 0,
    destination: {},
    resume: () => {
      device.state = 'running';
      return Promise.resolve();
    },
    suspend: () => {
      device.state = 'suspended';
      return Promise.resolve();
    },
    createGain: () => ({ gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined }, connect: () => ({}) }),
    createOscillator: () => ({
      frequency: { value: 0 },
      connect: (next: unknown) => next,
      start: (at: number) => begun.push(at),
      stop: () => undefined,
    }),
  };
  return { device, begun };
}

describe('the sound of a scan', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is heard at each scan, and the sound device is let go when the booth is quiet', async () => {
    const { device, begun } = newDevice();
    const open = vi.fn(function AudioContext() {
      return device;
    });
    vi.stubGlobal('AudioContext', open);
    playTone('good');
    playTone('again');
    expect(open).toHaveBeenCalledOnce();
    expect(device.state).toBe('running');
    expect(begun).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(1_500);
    playTone('unknown');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(device.state).toBe('running');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(device.state).toBe('suspended');
    playTone('error');
    expect(device.state).toBe('running');
    expect(begun).toHaveLength(7);
  });
});
