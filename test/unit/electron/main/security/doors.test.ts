import { describe, expect, test } from 'vitest';
import { shutDoors } from '#electron/main/security/doors.ts';

const lineOf = (...names: readonly string[]) => {
  const words = new Set(names);
  return { words, hasSwitch: (name: string) => words.has(name), removeSwitch: (name: string) => void words.delete(name) };
};

describe('doors of the command line', () => {
  test('a packaged program opens no port for debugging, and says which door was asked for', () => {
    const line = lineOf('remote-debugging-port', 'disable-web-security', 'lang');
    expect(shutDoors(line, { isPackaged: true, env: {} })).toEqual(['remote-debugging-port', 'disable-web-security']);
    expect([...line.words]).toEqual(['lang']);
  });

  test('its tests may open them by a variable that says just that', () => {
    const line = lineOf('remote-debugging-port');
    expect(shutDoors(line, { isPackaged: true, env: { BOOTHBOOK_ALLOW_DEBUGGING: '1' } })).toEqual([]);
    expect(line.words.size).toBe(1);
    expect(shutDoors(line, { isPackaged: true, env: { BOOTHBOOK_ALLOW_DEBUGGING: '0' } })).toEqual(['remote-debugging-port']);
  });

  test('a program under development keeps its tools', () => {
    const line = lineOf('remote-debugging-port', 'js-flags');
    expect(shutDoors(line, { isPackaged: false, env: {} })).toEqual([]);
    expect(line.words.size).toBe(2);
  });
});
