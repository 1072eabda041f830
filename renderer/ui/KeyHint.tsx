import { Kbd } from '@mantine/core';

const NAMES: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  alt: 'Alt',
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  delete: 'Del',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  ' ': '␣',
};

/** The keys of a shortcut, small, beside what it does. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span aria-hidden style={{ whiteSpace: 'nowrap' }}>
      {keys.split('+').map((key) => (
        <Kbd key={key} size="xs" mr={2}>
          {NAMES[key] ?? key.toUpperCase()}
        </Kbd>
      ))}
    </span>
  );
}
