import { describe, expect, test } from 'vitest';
import { keyName } from '#renderer/ui/shortcuts.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('the name of a key press', () => {
  test('letters are named in lower case, signs by themselves whatever shift it took', () => {
    expect(press('B', { shiftKey: true })).toBe('b');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('1')).toBe('1');
  });

  test('Ctrl and Cmd are one, named before Alt and Shift', () => {
    expect(press('k', { ctrlKey: true })).toBe('mod+k');
    expect(press('k', { metaKey: true })).toBe('mod+k');
    expect(press('Enter', { ctrlKey: true, shiftKey: true })).toBe('mod+shift+enter');
    expect(press('1', { altKey: true })).toBe('alt+1');
  });
});
