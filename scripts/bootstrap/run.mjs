import { spawn } from 'node:child_process';
import { root } from './place.mjs';

/** Children of this process that still run; they end with it. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(1);
  });
}
process.once('exit', () => {
  for (const child of running) child.kill();
});

/**
 * Runs a program in the repository; answers its exit code (127: it cannot be started) and, with `keep`, what it wrote to its standard
 * output; with `hold`, all that it wrote, and none of it is shown: programs that run side by side would write into each other's lines.
 */
export function run(program, words, { env = {}, keep = false, hold = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', keep || hold ? 'pipe' : 'inherit', hold ? 'pipe' : 'inherit'];
    const child = spawn(program, words, { cwd, env: { ...process.env, ...env }, stdio });
    running.add(child);
    let text = '';
    const take = (part) => {
      text += part;
      if (!hold) process.stdout.write(part);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', take);
    const end = (code) => {
      running.delete(child);
      resolve({ code, text });
    };
    child.once('error', () => end(127));
    child.once('close', (code) => end(code ?? 1));
  });
}

/** Runs a tool of node_modules with this very Node. */
export const runTool = (file, words, options) => run(process.execPath, [`${root}/node_modules/${file}`, ...words], options);
