import { createRoot } from 'react-dom/client';
import { booth } from '#renderer/lib/booth.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
const info = await booth.appInfo();
createRoot(root).render(<main data-testid="shell">Boothbook {info.version}</main>);
