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
import { App } from './app/App.tsx';
import { Look } from './app/Look.tsx';
import { watchBugs } from './app/logBug.ts';
import { Notices } from './app/Notices.tsx';
import { bugKey } from './app/bugKey.ts';
import { systemLanguage } from './app/systemLanguage.ts';
import { setupWords } from './i18n/setup.ts';
import { readStyleNonce } from './lib/booth.ts';

/** Says in words why a change is not saved; other bugs are told by their boundary's general sentence. */
function tellBug(error: unknown): void {
  notifications.show({ message: t(bugKey(error)), color: 'red', autoClose: false, role: 'alert' });
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
