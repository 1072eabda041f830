import { spotlight } from '@mantine/spotlight';
import { useEffect } from 'react';
import { booth } from '#renderer/lib/booth.ts';
import { shortcutNamed } from '#renderer/ui/shortcuts.ts';
import { goTo } from './route.ts';
import { LOCK_KEY } from './useLocking.ts';

/** What the program's menu asks for, done. */
export function useMenu(): void {
  useEffect(
    () =>
      booth.onMenu((command) => {
        switch (command) {
          case 'new-scan':
            return goTo({ page: 'capture' });
          case 'search':
            return spotlight.open();
          case 'export':
            return goTo({ page: 'handover' });
          case 'settings':
            return goTo({ page: 'settings' });
          case 'keys':
            return shortcutNamed('f1')?.run();
          case 'lock':
            return shortcutNamed(LOCK_KEY)?.run();
        }
      }),
    [],
  );
}
