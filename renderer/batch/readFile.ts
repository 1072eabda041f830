import { booth } from '#renderer/lib/booth.ts';
import type { CardReader } from '#renderer/devices/cards/cardReader.ts';
import { toDrawable } from '#renderer/devices/drawable.ts';
import { readImageFile } from '#renderer/devices/imageFile.ts';
import { inTurn } from '#renderer/data/turns.ts';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import { nameAndCompany, textOfPrint } from '#shared/formats/card/print.ts';
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

/** What a picture's print is read as: a card, one beside a code that says who it is, or a badge whose code is only an id. */
type PrintKind = 'card' | 'beside-code' | 'badge-text';

/** Pictures of codes alone have no print, or the code's digits: with fewer lines than this they are told at a glance. */
const LEAST_LINES: Readonly<Record<PrintKind, number>> = { card: 0, 'beside-code': 3, 'badge-text': 2 };

/** A badge proposes who and of which company, and nothing where no name stands. */
function findingOf({ contact, confidence }: Pick<CardPrint, 'contact' | 'confidence'>, kind: PrintKind): Finding[] {
  if (kind !== 'badge-text') return Object.keys(contact).length > 0 ? [{ from: 'card', kind: 'contact', contact, confidence }] : [];
  if (contact.formattedName === undefined) return [];
  const sure = ['name', 'given', 'family', 'title', 'company', 'org'].flatMap((field) =>
    confidence[field] === undefined ? [] : [[field, confidence[field]] as const],
  );
  return [{ from: 'badge-text', kind: 'contact', contact: nameAndCompany(contact), confidence: Object.fromEntries(sure) }];
}

async function readCard(picture: Blob, { cards, signal }: Reading, kind: PrintKind = 'card'): Promise<Result<FileRead, FileError>> {
  const { value: card, ms } = await alone('cards', () => cards().read(picture, signal, LEAST_LINES[kind]));
  if (!card.ok) return fail(card.error === 'no-picture' ? 'not-an-image' : card.error);
  const read = card.value.cards.map((print) => ({ found: findingOf(print, kind), text: textOfPrint(print.words) }));
  return ok({
    found: read.flatMap(({ found, text }) => found.map((one) => ({ ...one, text }))),
    scans: kind === 'card' ? read.map(({ text }): Scan => ({ source: 'image', text })) : [],
    ms,
  });
}

/** Codes that say nothing of a person but a link: such as many cards carry beside what is printed. */
const isLink = ({ kind }: Finding): boolean => kind === 'url' || kind === 'profile-url';

/** What print is worth reading beside what the codes said; null when they said it all. */
function printBeside(found: readonly Finding[]): PrintKind | null {
  if (found.every(isLink)) return 'card';
  if (found.some(({ kind }) => kind === 'contact')) return 'beside-code';
  return found.every((finding) => finding.kind === 'code' || isLink(finding)) ? 'badge-text' : null;
}

/** Codes first; then what is printed beside them: a card's fields are given apart from a code's, an id alone may be a badge. */
async function readPage(picture: Blob, reading: Reading): Promise<Result<FileRead, FileError>> {
  if (reading.only === 'card') return readCard(picture, reading);
  const { value: codes, ms } = await alone('codes', () => readImageFile(picture, reading.signal));
  if (!codes.ok) return codes;
  const found = codes.value.codes.flatMap((scan) => findingsOf(scan, reading.hints));
  const read: FileRead = { found, scans: codes.value.codes, ms };
  const kind = reading.only === 'code' ? null : printBeside(found);
  if (kind === null) return ok(read);
  const card = await readCard(picture, reading, kind);
  if (!card.ok) return found.length > 0 ? ok(read) : card;
  return ok({ found: [...found, ...card.value.found], scans: [...read.scans, ...card.value.scans], ms: ms + card.value.ms });
}

/** The pages of a picture file, one after the other; a page that cannot be read fails the file only when none can. */
async function readPicture(bytes: Uint8Array, reading: Reading): Promise<Result<FileRead, FileError>> {
  const began = performance.now();
  // the bytes came over IPC into an array of their own
  const pages = await toDrawable(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  if (!pages.ok) return pages;
  const unpacked = elapsed(began);
  const reads: Result<FileRead, FileError>[] = [];
  for (const page of pages.value) reads.push(await readPage(page, reading));
  const good = reads.flatMap((read) => (read.ok ? [read.value] : []));
  if (good.length === 0) return reads[0] ?? fail('damaged');
  return ok({
    found: good.flatMap(({ found }) => found),
    scans: good.flatMap(({ scans }) => scans),
    ms: good.reduce((sum, { ms }) => sum + ms, unpacked),
  });
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
