import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import { FromVisitor, VISITOR_CHANNEL } from '#shared/ipc/visitor.ts';
import type { ToVisitor } from '#shared/ipc/visitor.ts';
import { confirmVisit } from './confirmVisit.ts';
import { beginVisit, changeVisit, endVisit, useVisitor } from './visitorState.ts';
import type { Visit } from './visitorState.ts';

/** The thanks stay in view this long, ms; then the window goes. */
const THANKS_MS = 6_000;

let ending: AbortController | null = null;

async function confirm(
  store: Store,
  message: Extract<FromVisitor, { kind: 'confirm' }>,
  tell: (message: ToVisitor) => void,
): Promise<void> {
  const { visit } = message;
  const name = useVisitor.getState().visit?.name ?? '';
  try {
    if (!(await confirmVisit(store, visit, message.draft))) return;
  } catch (error) {
    tell({ kind: 'failed', visit });
    notifications.show({ message: t('visitor.second_failed'), color: 'red', autoClose: false });
    throw error;
  }
  tell({ kind: 'saved', visit });
  notifications.show({ message: t('visitor.second_saved', { name }), color: 'teal' });
  setTimeout(() => {
    if (useVisitor.getState().visit?.sheet.visit === visit) closeSecondScreen();
  }, THANKS_MS);
}

/** What the visitor's window says is untrusted until its schema has read it; about another visit than the present one it is old. */
function hear(store: Store, data: unknown, tell: (message: ToVisitor) => void): void {
  const read = FromVisitor.safeParse(data);
  const { visit } = useVisitor.getState();
  if (!read.success || visit === null || visit.where !== 'second') return;
  const message = read.data;
  switch (message.kind) {
    case 'ready':
      return tell({ kind: 'show', sheet: visit.sheet, draft: visit.draft });
    case 'draft':
      return changeVisit(message.visit, { draft: message.draft });
    case 'confirm':
      return void confirm(store, message, tell);
  }
}

/** Stops listening and ends the visit; what was typed and not confirmed is kept. */
function letGo(): void {
  ending?.abort();
  ending = null;
  endVisit();
}

/** Closes the visitor's window; what was typed and not confirmed is kept. */
export function closeSecondScreen(): void {
  letGo();
  void booth.visitorClose();
}

/**
 * Shows a visitor their data in the window of their own: full screen on a second display when there is one. That window gets the sheet
 * and the draft by a channel and nothing else; each change comes back, so that nothing is lost when it goes.
 */
export async function openSecondScreen(store: Store, visit: Visit): Promise<void> {
  letGo();
  beginVisit({ ...visit, where: 'second' });
  const stop = new AbortController();
  ending = stop;
  const channel = new BroadcastChannel(VISITOR_CHANNEL);
  const tell = (message: ToVisitor): void => channel.postMessage(message);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(store, data, tell));
  const forget = booth.onVisitorGone(() => {
    const isDone = useVisitor.getState().visit?.step === 'thanks';
    letGo();
    if (!isDone) notifications.show({ message: t('visitor.second_gone'), color: 'orange', autoClose: false });
  });
  stop.signal.addEventListener('abort', () => {
    forget();
    channel.close();
  });
  try {
    await booth.visitorOpen();
  } catch (error) {
    letGo();
    notifications.show({ message: t('visitor.second_refused'), color: 'red' });
    throw error;
  }
}
