import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { engineWords } from './batch.mjs';
import { say } from './bootstrap/place.mjs';

/**
 * One part of a benchmark that needs the data layer, in the benchmarks' page (`folder`); answers what it judged. `to`: the file it writes;
 * `errors`: what becomes of the engine's own words. Throws when the part did not end well.
 */
export async function runPart({ program, folder, display }, { words, profile, to, errors = 'inherit' }) {
  const target = to === undefined ? [] : ['--to', to];
  const child = spawn(program, [...engineWords(), folder, '--batch', 'bench', ...words, ...target, '--profile', profile], {
    stdio: ['ignore', 'pipe', errors],
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
  });
  const ended = new Promise((done) => child.once('error', () => done(1)).once('exit', (code) => done(code ?? 1)));
  let judged = {};
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('JUDGED ')) judged = JSON.parse(line.slice(7));
    else if (!line.startsWith('RESULT ')) say(line);
  }
  if ((await ended) !== 0) throw new Error(`the part ${words[0]} did not end well`);
  return judged;
}
