import '#shared/ipc/jitless.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './ui/motion.css';
import { createRoot } from 'react-dom/client';
import { Look } from './app/Look.tsx';
import { systemLanguage } from './app/systemLanguage.ts';
import { SecondScreen } from './features/visitor/SecondScreen.tsx';
import { setupWords } from './i18n/setup.ts';
import { readStyleNonce } from './lib/booth.ts';

/** The page of the visitor's own window: no `window.booth`, no database, one channel to the program (ARCHITECTURE.md, Decisions). */
const root = document.querySelector('#root');
if (root === null) throw new Error('visitor.html has no #root');
Object.assign(globalThis, { __webpack_nonce__: readStyleNonce() });
const language = systemLanguage();
await setupWords(language);
createRoot(root).render(
  <Look>
    <SecondScreen language={language} />
  </Look>,
);
