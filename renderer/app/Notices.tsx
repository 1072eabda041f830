import { Notifications } from '@mantine/notifications';
import { useLockState } from '#renderer/features/lock/lockState.ts';

/** What the program tells in a corner; nothing of it is in the page while it is locked, and what came meanwhile is shown afterwards. */
export function Notices() {
  const isShown = useLockState((state) => state.isShown);
  return isShown ? null : <Notifications position="bottom-right" />;
}
