import '#shared/ipc/jitless.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/motion.css';
import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { createRoot } from 'react-dom/client';
import { JournalError } from '#renderer/data/journal.ts';
import { App } from './app/App.tsx';
import { Look } from './app/Look.tsx';
import { watchBugs } from './app/logBug.ts';
import { Notices } from './app/Notices.tsx';
import { systemLanguage } from './app/systemLanguage.ts';
import { setupWords } from './i18n/setup.ts';
import { readStyleNonce } from './lib/booth.ts';

/** Says in words why a change is not saved; other bugs are told by their boundary's general sentence. */
function tellBug(error: unknown): void {
  const isFull = error instanceof JournalError && error.code === 'disk-full';
  const isReadOnly = error instanceof JournalError && error.code === 'read-only';
  const key = isFull
    ? 'app.journal_full'
    : isReadOnly
      ? 'app.journal_readonly'
      : error instanceof JournalError
        ? 'app.journal_failed'
        : 'app.crash_title';
  notifications.show({ message: t(key), color: 'red', autoClose: false, role: 'alert' });
}

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
// The scroll lock of open dialogs writes a <style> of its own; this global is how its library asks for the page's nonce.
Object.assign(globalThis, { __webpack_nonce__: readStyleNonce() });
watchBugs(tellBug);
await setupWords(systemLanguage());
createRoot(root).render(
  <Look>
    <Notices />
    <App />
  </Look>,
);
