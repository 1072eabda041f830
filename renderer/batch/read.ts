import { z } from 'zod';
import { booth } from '#renderer/lib/booth.ts';
import { openCardReader } from '#renderer/devices/cards/cardReader.ts';
import type { CardReader } from '#renderer/devices/cards/cardReader.ts';
import { readBase64 } from '#shared/formats/bytes.ts';
import { readPayload } from '#shared/formats/readPayload.ts';
import type { PhoneHints } from '#shared/formats/finishContact.ts';
import type { Finding } from '#shared/domain/scan.ts';
import type { BatchFile, BatchJob } from '#shared/ipc/batch.ts';
import { inOrder } from './inOrder.ts';
import { readFile } from './readFile.ts';
import type { Reading } from './readFile.ts';
import type { Verb } from './verb.ts';

/** One line of the output (documented in README, Batch mode). */
type Line = {
  readonly file: string;
  readonly id?: unknown;
  readonly ms: number;
  readonly found: readonly Finding[];
  readonly error: { readonly code: string; readonly message: string } | null;
};

const MESSAGES: Readonly<Record<string, string>> = {
  missing: 'There is no such file',
  forbidden: 'The file may not be read',
  'too-large': 'The file or picture is too large',
  unreadable: 'The file cannot be read',
  'not-an-image': 'Not a picture this program reads',
  damaged: 'The picture is damaged',
  'bad-line': 'Not a JSON object with payload or payloadBase64',
  crashed: 'Reading it failed',
};

const errorOf = (code: string): Line['error'] => ({ code, message: MESSAGES[code] ?? code });
const rounded = (ms: number): number => Math.round(ms * 10) / 10;

const PayloadLine = z.object({ id: z.unknown(), payload: z.string().optional(), payloadBase64: z.string().optional() });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // told as a bad line
    return null;
  }
};

/** Reads one line as one scan. */
export function readLine(file: string, text: string, hints: PhoneHints): Line {
  const began = performance.now();
  const line = PayloadLine.safeParse(parseJson(text));
  if (!line.success || (line.data.payload ?? line.data.payloadBase64) === undefined)
    return { file, ms: 0, found: [], error: errorOf('bad-line') };
  const { id, payload, payloadBase64 } = line.data;
  const bytes = payloadBase64 === undefined ? undefined : readBase64(payloadBase64);
  const found = readPayload({ text: payload ?? '', ...(bytes === undefined ? {} : { bytes }) }, hints);
  return { file, id, ms: rounded(performance.now() - began), found, error: null };
}

const LINES_A_MESSAGE = 500;

/** Every line of a `.jsonl` file; false when one was not handled. */
async function readLines(file: BatchFile, at: number, hints: PhoneHints): Promise<boolean> {
  const bytes = await booth.batchBytes({ at });
  if (!bytes.ok) return printLine({ file: file.file, ms: 0, found: [], error: errorOf(bytes.error) });
  const texts = new TextDecoder()
    .decode(bytes.value)
    .split('\n')
    .filter((text) => text.trim() !== '');
  let isGood = true;
  for (let from = 0; from < texts.length; from += LINES_A_MESSAGE) {
    const lines = texts.slice(from, from + LINES_A_MESSAGE).map((text) => readLine(file.file, text, hints));
    isGood &&= lines.every((line) => line.error === null);
    await booth.batchPrint(lines.map((line) => JSON.stringify(line)));
  }
  return isGood;
}

async function printLine(line: Line): Promise<boolean> {
  await booth.batchPrint([JSON.stringify(line)]);
  return line.error === null;
}

/** One file as one line. A file that makes the reader itself fail costs that file, not the run. */
async function lineOf(file: BatchFile, at: number, reading: Reading): Promise<Line> {
  try {
    const read = await readFile(file, at, reading);
    if (!read.ok) return { file: file.file, ms: 0, found: [], error: errorOf(read.error) };
    return { file: file.file, ms: rounded(read.value.ms), found: read.value.found, error: null };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { file: file.file, ms: 0, found: [], error: { code: 'crashed', message: reason } };
  }
}

/** What files are read with, for as long as a run takes; `close` ends the workers. */
export function newReading({ options }: BatchJob): Reading & { readonly close: () => void } {
  let cards: CardReader | null = null;
  return {
    ...(options.only === undefined ? {} : { only: options.only }),
    hints: options.country === undefined ? {} : { country: options.country },
    cards: () => (cards ??= openCardReader()),
    signal: new AbortController().signal,
    close: () => cards?.close(),
  };
}

const isLines = ({ file }: BatchFile): boolean => /\.jsonl$/iu.test(file);

/** `read`: one line a file, one line a payload of a `.jsonl` file. */
export const read: Verb = async (job) => {
  const reading = newReading(job);
  let failed = 0;
  let done = 0;
  const tell = async (isGood: boolean): Promise<void> => {
    done += 1;
    if (!isGood) failed += 1;
    await booth.batchProgress({ done, total: job.files.length, what: 'files read' });
  };
  const pictures = job.files.map((file, at) => ({ file, at }));
  await inOrder(
    pictures,
    ({ file, at }) => (isLines(file) ? Promise.resolve(null) : lineOf(file, at, reading)),
    async (line, { file, at }) => tell(await (line === null ? readLines(file, at, reading.hints) : printLine(line))),
  );
  reading.close();
  return failed === 0 ? { exit: 0 } : { exit: 1, message: `${failed} of ${job.files.length} files could not be read` };
};
