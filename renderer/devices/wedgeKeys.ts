import { isCharacter, type Stroke } from '#shared/formats/keyboard/stroke.ts';
import { isTextual, isUnholdable } from './heldKeys.ts';
import type { Nature } from './wedgeCore.ts';

const modifierKeys: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn']);

/** True for a key that only changes what others mean. */
export const isModifier = (event: KeyboardEvent): boolean => modifierKeys.has(event.key);

/** Which Alt is down, and whether a key was pressed since. */
export type AltState = { readonly isRight: boolean; readonly isFresh: boolean };

/** True for a key that an input method or a dead key has taken: refusing it would not keep its accent from a field. */
export const isComposed = ({ key, isComposing }: KeyboardEvent): boolean => isComposing || key === 'Dead' || key === 'Process';

/** The key press as the core wants it. */
export function newStroke(event: KeyboardEvent, { isFresh }: AltState): Stroke {
  const isAltGraph = event.getModifierState('AltGraph');
  return {
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    altGraph: isAltGraph,
    ctrl: event.ctrlKey,
    ...(event.altKey && !isAltGraph ? { alt: isFresh ? 'first' : 'more' } : {}),
    ...(event.getModifierState('CapsLock') ? { caps: true } : {}),
    at: event.timeStamp,
  };
}

const isMac = (): boolean => navigator.userAgent.includes('Macintosh');

/** What a key press may be, by itself. `isFollowing`: hardly a person's, so soon after the one before. */
export function natureOf(event: KeyboardEvent, isFollowing: boolean, { isRight }: AltState): Nature {
  if (event.repeat) return 'other';
  if (isComposed(event)) return 'uncertain';
  const isAltGraph = event.getModifierState('AltGraph');
  if (!isAltGraph && event.altKey && !event.metaKey) {
    // A scanner's AltGr on a computer that has none; a number typed with Alt; a shortcut. Only the first can be played again, and only
    // where Alt writes nothing (a Mac's does).
    return isRight && !isMac() && !event.ctrlKey && isCharacter(event.key) && !event.code.startsWith('Numpad') ? 'typing' : 'uncertain';
  }
  if (!isAltGraph && (event.ctrlKey || event.metaKey)) return 'other';
  // Outside a field the space bar presses buttons and scrolls, which no script can play again: let a lone one through.
  if (event.key === ' ' && !isFollowing && !isTextual(event.target)) return 'other';
  const plain = isTextual(event.target) ? 'typing' : 'command';
  if (isCharacter(event.key)) return isUnholdable(event.target) ? 'uncertain' : plain;
  if (event.key === 'Enter' || event.key === 'Tab') return plain;
  // Digits of a number pad without NumLock.
  return /^Numpad\d$/.test(event.code) ? 'uncertain' : 'other';
}
