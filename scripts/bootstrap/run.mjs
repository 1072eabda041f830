import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
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

/** How much a program that others go before gives way: about a tenth of what they take. */
const BEHIND = 10;

/** Lets a program that was just started, and what it will start, take what others leave of the processor. */
function putBehind({ pid }) {
  if (pid === undefined) return;
  try {
    setPriority(pid, BEHIND);
    // Linux may share the processor by sessions first, whatever their programs' priorities
    writeFileSync(`/proc/${pid}/autogroup`, String(BEHIND));
  } catch {
    // it is only slower for the others
  }
}

/**
 * Runs a program in the repository; answers its exit code (127: it cannot be started) and, with `keep`, what it wrote to its standard
 * output; with `hold`, all that it wrote, and none of it is shown: programs that run side by side would write into each other's lines. With
 * `behind` it takes what others leave of the processor.
 */
export function run(program, words, { env = {}, keep = false, hold = false, behind = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', keep || hold ? 'pipe' : 'inherit', hold ? 'pipe' : 'inherit'];
    const child = spawn(program, words, { cwd, env: { ...process.env, ...env }, stdio, detached: behind && process.platform === 'linux' });
    if (behind) putBehind(child);
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
