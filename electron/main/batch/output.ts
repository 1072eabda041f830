import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';

/** Where a run writes: results by lines, progress for a person. */
export type BatchOutput = {
  /** Resolves when the lines were taken; the page waits for it, so a slow reader slows the run instead of filling memory. */
  readonly print: (lines: readonly string[]) => Promise<void>;
  readonly progress: (state: { done: number; total: number; what: string }) => void;
  readonly say: (sentence: string) => void;
  /** Resolves when all was handed on. */
  readonly end: () => Promise<void>;
};

type Streams = { readonly results: Writable; readonly logs: Writable & { readonly isTTY?: boolean }; readonly now: () => number };

/** Lines of progress in a log are this far apart. */
const LOG_EVERY_MS = 5000;

const write = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (cause) => (cause ? reject(cause) : resolve()));
  });

/** Results to `results`, words for people to `logs`: one line that moves in a terminal, a line now and then in a log. */
export function newOutput({ results, logs, now }: Streams): BatchOutput {
  let said = now();
  const isTerminal = logs.isTTY === true;
  return {
    print: (lines) => (lines.length === 0 ? Promise.resolve() : write(results, lines.map((line) => `${line}\n`).join(''))),
    progress({ done, total, what }) {
      const isLast = done >= total;
      if (!isTerminal && !isLast && now() - said < LOG_EVERY_MS) return;
      said = now();
      const line = `${done}/${total} ${what}`;
      logs.write(isTerminal ? `\r\u001B[K${line}${isLast ? '\n' : ''}` : `${line}\n`);
    },
    say: (sentence) => void logs.write(`${sentence}\n`),
    async end() {
      await write(logs, '');
      if (results !== process.stdout) await new Promise<void>((resolve) => results.end(resolve));
    },
  };
}

/** The output of a run: standard output, or the file of `--out`. */
export const openOutput = (out: string | undefined): BatchOutput =>
  newOutput({ results: out === undefined ? process.stdout : createWriteStream(out), logs: process.stderr, now: Date.now });
