import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A run that hangs is a fault of the campaign, ms. */
const LONGEST = 120_000;

/** Ends a program and all it has started, at once. */
export function killGroup({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}

/** Stops or goes on with a program and all it has started. */
export const signalGroup = ({ pid }, signal) => process.kill(-pid, signal);

/**
 * One run of the program on a profile, without a window: `word` is what the page is asked for. Each line it tells comes here the moment it
 * is told, so that no kill takes it back. `ended`: exit code and what was said on standard error.
 */
export function startRun({ program, engine, folder, display }, { word, profile, to, files = [], env = {}, onLine }) {
  const words = [...engine, folder, '--batch', 'bench', word, ...files, ...(to === undefined ? [] : ['--to', to])];
  const child = spawn(program, [...words, '--profile', profile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own: the page and its helpers die with the program
    detached: true,
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }), ...env },
  });
  const complaints = [];
  const lines = (async () => {
    for await (const line of createInterface({ input: child.stdout })) onLine(line);
  })();
  const errors = (async () => {
    for await (const line of createInterface({ input: child.stderr })) if (line.trim() !== '') complaints.push(line);
  })();
  const timer = setTimeout(() => killGroup(child), LONGEST);
  const exit = new Promise((done) => child.once('error', () => done(127)).once('exit', (code) => done(code)));
  const ended = (async () => {
    const code = await exit;
    clearTimeout(timer);
    // helpers of a program that was ended alone
    killGroup(child);
    await Promise.all([lines, errors]);
    return { code, complaint: complaints.join('\n') };
  })();
  return { child, ended };
}
