import { notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { useCapture } from '#renderer/features/capture/captureState.ts';
import { shutScreens } from '#renderer/features/lock/lockState.ts';
import { closeSecondScreen } from '#renderer/features/visitor/secondScreen.ts';
import { useVisitor } from '#renderer/features/visitor/visitorState.ts';
import { letGo } from './leadInHand.ts';
import { settleAll } from './settleAll.ts';

/**
 * Locks the screens at once. What is typed or spoken is on its way to the disk before they go; messages, the palette, the line of the last
 * capture and its undo are forgotten, the visitor's screen is closed (what was typed there is kept).
 */
export function lockNow(): void {
  void settleAll();
  if (useVisitor.getState().visit !== null) closeSecondScreen();
  spotlight.close();
  notifications.clean();
  notifications.cleanQueue();
  useCapture.setState({ feedback: null, undoable: null });
  letGo();
  shutScreens();
}
