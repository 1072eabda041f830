import { booth } from '#renderer/lib/booth.ts';
import type { CardReader } from '#renderer/devices/cards/cardReader.ts';
import { readImageFile } from '#renderer/devices/imageFile.ts';
import { inTurn } from '#renderer/data/turns.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import type { PhoneHints } from '#shared/formats/finishContact.ts';
import { readJcardFindings } from '#shared/formats/readJcard.ts';
import { readPayload } from '#shared/formats/readPayload.ts';
import { readVcardFindings } from '#shared/formats/readVcards.ts';
import type { BatchFile } from '#shared/ipc/batch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** What a run reads files with. */
export type Reading = {
  readonly only?: 'code' | 'card';
  readonly hints: PhoneHints;
  readonly cards: () => CardReader;
  readonly signal: AbortSignal;
};

/** What one file gave: findings, the scans they came from (to be saved as captures), and the time it took. */
export type FileRead = { readonly found: readonly Finding[]; readonly scans: readonly Scan[]; readonly ms: number };

type FileError = 'missing' | 'forbidden' | 'too-large' | 'unreadable' | 'not-an-image' | 'damaged' | 'stopped';

const isCard = (name: string): boolean => /\.(?:vcf|vcard)$/iu.test(name);
const isJson = (name: string): boolean => /\.json$/iu.test(name);

const elapsed = (since: number): number => performance.now() - since;

/** One worker reads codes and one reads cards: each file's time is its own, not that of the file before it. */
const alone = <T>(what: 'codes' | 'cards', work: () => Promise<T>): Promise<{ value: T; ms: number }> =>
  inTurn(`batch:${what}`, async () => {
    const began = performance.now();
    const value = await work();
    return { value, ms: elapsed(began) };
  });

/** The findings of a code, each with its place in the picture. */
const findingsOf = (scan: Scan, hints: PhoneHints): Finding[] =>
  readPayload(scan, hints).map((finding) => ({
    ...finding,
    text: finding.text ?? scan.text,
    ...(scan.symbology === undefined ? {} : { symbology: scan.symbology }),
    ...(scan.box === undefined ? {} : { box: scan.box }),
  }));

async function readCard(picture: Blob, { cards, signal }: Reading): Promise<Result<FileRead, FileError>> {
  const { value: card, ms } = await alone('cards', () => cards().read(picture, signal));
  if (!card.ok) return fail(card.error === 'no-picture' ? 'not-an-image' : card.error);
  const { contact, confidence, lines } = card.value;
  const text = lines.map((line) => line.text).join('\n');
  const isEmpty = Object.keys(contact).length === 0;
  return ok({
    found: isEmpty ? [] : [{ from: 'card', kind: 'contact', text, contact, confidence }],
    scans: [{ source: 'image', text }],
    ms,
  });
}

/** Codes that say nothing of a person but a link: such as many cards carry beside what is printed. */
const isLink = ({ kind }: Finding): boolean => kind === 'url' || kind === 'profile-url';

/** Codes first; a picture without a code, or with no more than a link, is read as a card as well. An id alone is a badge or a parcel. */
async function readPicture(bytes: Uint8Array, reading: Reading): Promise<Result<FileRead, FileError>> {
  // the bytes came over IPC into an array of their own
  const picture = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  if (reading.only === 'card') return readCard(picture, reading);
  const { value: codes, ms } = await alone('codes', () => readImageFile(picture, reading.signal));
  if (!codes.ok) return codes;
  const found = codes.value.codes.flatMap((scan) => findingsOf(scan, reading.hints));
  const read: FileRead = { found, scans: codes.value.codes, ms };
  if (reading.only === 'code' || !found.every(isLink)) return ok(read);
  const card = await readCard(picture, reading);
  if (!card.ok) return found.length > 0 ? ok(read) : card;
  return ok({ found: [...found, ...card.value.found], scans: [...read.scans, ...card.value.scans], ms: ms + card.value.ms });
}

function readContacts(found: readonly Finding[], text: string, began: number): Result<FileRead, FileError> {
  return ok({ found, scans: [{ source: 'file', text }], ms: elapsed(began) });
}

/** Reads bytes by what their name says they are. */
export async function readBytes(name: string, bytes: Uint8Array, reading: Reading): Promise<Result<FileRead, FileError>> {
  const began = performance.now();
  if (isCard(name)) return readContacts(readVcardFindings(bytes, reading.hints), new TextDecoder().decode(bytes), began);
  if (!isJson(name)) return readPicture(bytes, reading);
  const text = new TextDecoder().decode(bytes);
  return readContacts(readJcardFindings(text, reading.hints), text, began);
}

/** Reads one file of the run. */
export async function readFile(file: BatchFile, at: number, reading: Reading): Promise<Result<FileRead, FileError>> {
  const bytes = await booth.batchBytes({ at });
  return bytes.ok ? readBytes(file.file, bytes.value, reading) : bytes;
}
