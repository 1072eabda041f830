import { useShortcutKeys } from '#renderer/ui/shortcuts.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { useFocusKeeper } from './useFocusKeeper.ts';
import { useLockKey } from './useLocking.ts';
import { useMenu } from './useMenu.ts';

/** What the working program does by keys: its shortcuts, the menu's commands, the lock; and the keyboard's place is never lost. */
export function useKeyboard(setting: Setting): void {
  useShortcutKeys();
  useFocusKeeper();
  useMenu();
  useLockKey(setting);
}
