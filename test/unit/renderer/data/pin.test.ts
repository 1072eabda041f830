import { describe, expect, it } from 'vitest';
import { PIN_ROUNDS } from '#renderer/data/pinCost.ts';
import { isPin, isPinText, newPin, tryDelayMs } from '#renderer/data/pin.ts';

describe('a PIN', () => {
  it('opens for who set it and for nobody else', async () => {
    const hash = await newPin('4821');
    expect(await isPin('4821', hash)).toBe(true);
    expect(await isPin('4822', hash)).toBe(false);
    expect(await isPin('', hash)).toBe(false);
    expect(await isPin('48210', hash)).toBe(false);
  });

  it('is kept as a hash with its version, rounds and salt, never as itself, never twice alike', async () => {
    const [one, two] = [await newPin('12345678'), await newPin('12345678')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('12345678');
    const [version, rounds, salt, hash] = one.split('.');
    expect(version).toBe('pin1');
    expect(PIN_ROUNDS).toBeGreaterThanOrEqual(310_000);
    // only these tests pay a third of it
    expect(rounds).toBe('100000');
    expect(salt).toHaveLength(24);
    expect(hash).toHaveLength(44);
  });

  it('does not open with a hash that is malformed, too cheap or meant to keep the laptop busy', async () => {
    const hash = await newPin('4821');
    const [version, , salt = '', bytes = ''] = hash.split('.');
    const others = [
      '',
      'pin1',
      '4821',
      hash.slice(0, -1),
      `${hash} `,
      hash.replace('pin1', 'pin2'),
      [version, '099999', salt, bytes].join('.'),
      [version, '9999999', salt, bytes].join('.'),
      [version, '100000', salt, ''].join('.'),
      [version, '100000', '!'.repeat(24), bytes].join('.'),
    ];
    for (const other of others) expect(await isPin('4821', other), other).toBe(false);
  });

  it('has four to eight digits and nothing else', () => {
    for (const good of ['0000', '4821', '12345678']) expect(isPinText(good)).toBe(true);
    for (const bad of ['', '123', '123456789', '12a4', ' 1234', '١٢٣٤', '1234\n']) expect(isPinText(bad), bad).toBe(false);
  });

  it('lets fingers slip twice, then makes each wrong try wait longer, up to a minute', () => {
    expect([0, 1, 2].map(tryDelayMs)).toEqual([0, 0, 0]);
    expect([3, 4, 5].map(tryDelayMs)).toEqual([1_000, 2_000, 4_000]);
    expect(tryDelayMs(50)).toBe(60_000);
    expect(tryDelayMs(5_000)).toBe(60_000);
  });
});
