import type { IncomingFile } from '#renderer/devices/droppedFiles.ts';
import type { Captured } from '#renderer/data/leads.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { toDrawable } from '#renderer/devices/drawable.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { readJcardFindings } from '#shared/formats/readJcard.ts';
import { readVcardFindings } from '#shared/formats/readVcards.ts';
import type { Finding } from '#shared/domain/scan.ts';
import { seedOf } from '#shared/domain/seedOf.ts';
import { useCapture } from './captureState.ts';
import { tellCaptured } from './deeds.ts';
import type { Capturing } from './deeds.ts';
import { takePicture } from './takePicture.ts';
import type { PictureError } from './takePicture.ts';

export type IntakeError = PictureError | 'empty' | 'unknown' | 'too-many';

/** Largest file of contacts: a whole address book with its pictures; and how many contacts of one file become leads. */
const LARGEST_BOOK = 50_000_000;
const MOST_CONTACTS = 10_000;

const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Each contact of a vCard or jCard file is a capture of its own. */
async function takeContacts(
  capturing: Capturing,
  { findings, text }: { findings: readonly Finding[]; text: string },
  signal: AbortSignal,
): Promise<Result<Captured[], IntakeError>> {
  if (findings.length === 0) return fail('empty');
  if (findings.length > MOST_CONTACTS) return fail('too-many');
  const captured: Captured[] = [];
  for (const finding of findings) {
    if (signal.aborted) return fail('stopped');
    const scan = { source: 'file', text: findings.length === 1 ? text : (finding.text ?? JSON.stringify(finding.contact)) } as const;
    const seed = { ...seedOf(finding), isResolved: true };
    captured.push(await saveCapture(capturing.store, { showId: capturing.showId, scan, seed }));
  }
  return ok(captured);
}

/** Each page of a picture file is a picture of its own, kept as what the browser draws; pages after one that fails are not lost with it. */
async function takePages(capturing: Capturing, file: File, signal: AbortSignal): Promise<Result<readonly Captured[], IntakeError>> {
  const pages = await toDrawable(file);
  if (!pages.ok) return pages;
  const captured: Captured[] = [];
  let bad: Result<never, IntakeError> | null = null;
  for (const blob of pages.value) {
    const name = blob === file ? file.name : file.name.replace(/(?:\.\w+)?$/u, '.jpg');
    const taken = await takePicture(capturing, { blob, name }, signal);
    if (taken.ok) captured.push(...taken.value);
    else bad ??= taken;
  }
  return bad ?? ok(captured);
}

async function takeFile(
  capturing: Capturing,
  { kind, file }: IncomingFile,
  signal: AbortSignal,
): Promise<Result<readonly Captured[], IntakeError>> {
  switch (kind) {
    case 'image':
      return takePages(capturing, file, signal);
    case 'vcf': {
      if (file.size > LARGEST_BOOK) return fail('too-many');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const findings = readVcardFindings(bytes, { country: capturing.country });
      return takeContacts(capturing, { findings, text: decodeText(bytes) }, signal);
    }
    case 'json': {
      if (file.size > LARGEST_BOOK) return fail('too-many');
      const text = await file.text();
      return takeContacts(capturing, { findings: readJcardFindings(text, { country: capturing.country }), text }, signal);
    }
    case 'csv':
    case 'xlsx':
    case 'other':
      return fail('unknown');
  }
}

const progress = (done: number, total: number, current: string): void =>
  useCapture.setState(({ intake }) => ({ intake: { total, done, current, failed: intake?.failed ?? [] } }));

const failed = (name: string, error: string): void =>
  useCapture.setState(({ intake }) => (intake === null ? {} : { intake: { ...intake, failed: [...intake.failed, { name, error }] } }));

/**
 * Reads files one after the other; each is saved before the next begins, so that stopping or a crash loses none that was read.
 * What cannot be read is listed by name with its reason. Ends at once when `signal` says so.
 */
export async function takeFiles(capturing: Capturing, files: readonly IncomingFile[], signal: AbortSignal): Promise<void> {
  let last: Captured | undefined;
  for (const [at, incoming] of files.entries()) {
    if (signal.aborted) break;
    progress(at, files.length, incoming.file.name);
    const taken = await takeFile(capturing, incoming, signal);
    if (!taken.ok) failed(incoming.file.name, taken.error);
    else last = taken.value.at(-1) ?? last;
  }
  progress(files.length, files.length, '');
  if (last === undefined) return;
  tellCaptured(last, capturing);
  if (files.length === 1) capturing.onCaptured(last.lead.id);
}
