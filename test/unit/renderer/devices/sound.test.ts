import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { playTone } from '#renderer/devices/sound.ts';

/** The sound device of a browser: silent, but it tells whether it is open and what was begun. */
class Device {
  static opened: Device[] = [];
  state: 'running' | 'suspended' = 'suspended';
  begun: number[] = [];
  currentTime = 0;
  destination = {};
  constructor() {
    Device.opened.push(this);
  }
  resume = (): Promise<void> => {
    this.state = 'running';
    return Promise.resolve();
  };
  suspend = (): Promise<void> => {
    this.state = 'suspended';
    return Promise.resolve();
  };
  createGain = (): unknown => ({
    gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
    connect: () => ({}),
  });
  createOscillator = (): unknown => ({
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    start: (at: number) => this.begun.push(at),
    stop: () => undefined,
  });
}

describe('the sound of a scan', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('AudioContext', Device);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is heard at each scan, and the sound device is let go when the booth is quiet', async () => {
    playTone('good');
    playTone('again');
    const [device] = Device.opened;
    expect(Device.opened).toHaveLength(1);
    expect(device?.state).toBe('running');
    expect(device?.begun).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(1_500);
    playTone('unknown');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(device?.state).toBe('running');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(device?.state).toBe('suspended');
    playTone('error');
    expect(device?.state).toBe('running');
    expect(device?.begun).toHaveLength(7);
  });
});
