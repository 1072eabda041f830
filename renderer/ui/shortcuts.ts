import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';

/** A key that does something on the screen in view; shown by `?` and run by the palette too. */
export type Shortcut = {
  /** As `event.key` in lower case, with `mod+`, `shift+`, `alt+` before it: `1`, `mod+k`, `shift+?`. */
  readonly key: string;
  readonly label: string;
  /** Heading it stands under in the list of keys. */
  readonly group: string;
  readonly run: () => void;
  /** True for keys that also work while a field has the focus (they need `mod+` or a function key). */
  readonly inFields?: boolean;
  /** True for what counts each press: a key that is held runs it once. */
  readonly isOnce?: boolean;
};

type Layer = { readonly id: number; readonly shortcuts: readonly Shortcut[] };

/** Shortcuts of what is mounted, the latest layer first to answer. */
export const useShortcutLayers = create<{ layers: readonly Layer[] }>(() => ({ layers: [] }));

let lastLayer = 0;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Enter and space press the button or link that has the focus; they are no shortcut then. */
const isPressing = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') && target instanceof HTMLElement && target.closest('button, a, summary, [role="option"]') !== null;

/** Escape closes the dialog or menu that has the focus, and nothing behind it. */
const isClosing = ({ key, target }: KeyboardEvent): boolean =>
  key === 'Escape' && target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"]') !== null;

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & Partial<Pick<KeyboardEvent, 'code'>>;

/** The digit of the key pressed without Shift, whatever the layout writes there (AZERTY: `&` on the 1 key). */
const digitOf = ({ code = '', shiftKey }: KeyPress): string | undefined => (shiftKey ? undefined : /^Digit(\d)$/.exec(code)?.[1]);

/** The name of a key press, as shortcuts spell it. Shift counts only with keys that shift does not change. */
export function keyName(event: KeyPress): string {
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const alt = event.altKey ? 'alt+' : '';
  const shift = event.shiftKey && event.key.length > 1 ? 'shift+' : '';
  return `${mod}${alt}${shift}${digitOf(event) ?? event.key.toLowerCase()}`;
}

/** What a key press may be called, the closest first: a letter with Shift (`shift+v`, `mod+shift+l`) is the letter where it means nothing of its own. */
const namesOf = (event: KeyPress): readonly string[] => {
  const name = keyName(event);
  const letter = event.shiftKey ? /^((?:mod\+)?(?:alt\+)?)(\p{L})$/u.exec(name) : null;
  return letter === null ? [name] : [`${letter[1]}shift+${letter[2]}`, name];
};

/** The shortcut that a key press means now; undefined when it means none. */
export function shortcutFor(event: KeyboardEvent): Shortcut | undefined {
  const inField = isField(event.target);
  if (isPressing(event) || isClosing(event)) return undefined;
  const { layers } = useShortcutLayers.getState();
  const live = layers.flatMap((layer) => layer.shortcuts).filter((shortcut) => !inField || shortcut.inFields === true);
  return namesOf(event)
    .map((name) => live.find(({ key }) => key === name))
    .find((shortcut) => shortcut !== undefined);
}

/** The live shortcut of a key, for a menu that runs it. */
export const shortcutNamed = (key: string): Shortcut | undefined =>
  useShortcutLayers
    .getState()
    .layers.flatMap((layer) => layer.shortcuts)
    .find((shortcut) => shortcut.key === key);

/** Makes shortcuts live while the component is mounted. */
export function useShortcuts(shortcuts: readonly Shortcut[], isOn = true): void {
  const runNamed = useEffectEvent((key: string) => shortcuts.find((shortcut) => shortcut.key === key)?.run());
  const signature = JSON.stringify(
    shortcuts.map(({ key, label, group, inFields, isOnce }) => [key, label, group, inFields === true, isOnce === true]),
  );
  useEffect(() => {
    if (!isOn) return undefined;
    lastLayer += 1;
    const id = lastLayer;
    const listed = JSON.parse(signature) as [string, string, string, boolean, boolean][]; // what was written two lines above
    const live = listed.map(([key, label, group, inFields, isOnce]): Shortcut => ({
      key,
      label,
      group,
      inFields,
      isOnce,
      run: () => runNamed(key),
    }));
    useShortcutLayers.setState(({ layers }) => ({ layers: [{ id, shortcuts: live }, ...layers] }));
    return () => useShortcutLayers.setState(({ layers }) => ({ layers: layers.filter((layer) => layer.id !== id) }));
  }, [signature, isOn]);
}

/** Listens for the whole window; mounted once by the app. */
export function useShortcutKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const shortcut = shortcutFor(event);
      if (shortcut === undefined) return;
      event.preventDefault();
      if (event.repeat && shortcut.isOnce === true) return;
      shortcut.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
