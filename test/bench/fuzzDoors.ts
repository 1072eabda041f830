import { readForeignKind } from '#renderer/devices/foreignKind.ts';
import { readFileKind } from '#renderer/devices/fileKind.ts';
import { readPictureSize } from '#renderer/devices/pictureSize.ts';
import { tameTiff } from '#renderer/devices/tiffTame.ts';
import { endsOf } from '#shared/crm/rest/answer.ts';
import { shownIn } from '#shared/crm/rest/compare.ts';
import { readDescription } from '#shared/crm/rest/description.ts';
import { fieldsOf } from '#shared/crm/rest/fieldList.ts';
import { shippedDescriptions } from '#shared/crm/rest/shipped.ts';
import { readBadgeFile } from '#shared/formats/badge/file.ts';
import { readCalendar } from '#shared/formats/calendar/readCalendar.ts';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { FRAME, capsuleHead, frameBytes, newFrameReader } from '#shared/formats/capsule/frames.ts';
import { CapsuleManifest } from '#shared/formats/capsule/manifest.ts';
import { readRecords } from '#shared/formats/capsule/records.ts';
import { readDefinitionsFile } from '#shared/formats/definitionsFile.ts';
import { readTemplateFile } from '#shared/formats/export/templateFile.ts';
import { readJcardFindings } from '#shared/formats/readJcard.ts';
import { readVcardFindings } from '#shared/formats/readVcards.ts';
import { readErrorText } from '#shared/formats/rehearsal/errorFile.ts';
import { isCapsulePath } from '#shared/ipc/capsule.ts';
import { parseJson } from '#shared/lib/json.ts';
import { mutate } from './fuzzer.ts';
import type { Chance } from './fuzzer.ts';

/** Files a stranger may bring, small ones: what mutations start from, and what once did harm. Pictures are written as hexadecimal digits. */
const SEEDS: ReadonlyMap<string, string> = new Map(
  Object.entries(import.meta.glob<string>('../fixtures/hostile/seeds/*', { eager: true, query: '?raw', import: 'default' })).map(
    ([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text],
  ),
);

const YEAR = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1), zone: 'Europe/Paris' };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const HINTS = { country: 'FR' } as const;

type Said = Parameters<typeof endsOf>[0];

/** An answer of a CRM, through all that one description makes of it. */
function readSaid(said: Said, { lead, children, errors, read, fields }: ReturnType<typeof shippedDescriptions>[number]): void {
  const writes = [lead.save, ...children.map(({ save }) => save)].flatMap((save) => [save.upsert, save.create, save.update]);
  for (const write of writes)
    if (write !== undefined) endsOf(said, ['boothbook.1', 'boothbook.2'], { answer: write.answer, errors, now: 0 });
  if (read !== undefined) shownIn(said, read);
  for (const call of fields) fieldsOf(said, call);
}

/** An answer of a CRM, good or bad, through all descriptions that are shipped. */
function readAnswer(text: string): void {
  const body = parseJson(text);
  const header = (name: string): string | null => (name === 'retry-after' ? text.slice(0, 40) : null);
  for (const status of [200, 400])
    for (const description of shippedDescriptions()) readSaid({ status, header, body, isEmpty: text.trim() === '' }, description);
}

/** The text as a frame's content, then its bytes as frames. */
function readCapsuleText(text: string): void {
  const value = parseJson(text);
  CapsuleManifest.safeParse(value);
  readRecords(value);
  const reader = newFrameReader();
  reader.take(capsuleHead());
  reader.take(frameBytes({ kind: FRAME.records, bytes: utf8(text) }));
  reader.take(utf8(text));
}

function readPicture(bytes: Uint8Array): void {
  readFileKind('a.jpg', bytes);
  readPictureSize(bytes);
  readForeignKind(bytes);
  tameTiff(bytes);
}

/** One way in: which seeds are for it, and how the program reads what comes. */
type Door = { readonly name: string; readonly takes: RegExp; readonly read: (text: string) => unknown };

const DOORS: readonly Door[] = [
  { name: 'calendars', takes: /\.ics$/u, read: (text) => [readCalendar(text, YEAR), readStored(text, YEAR.zone)] },
  { name: 'cards', takes: /\.vcf$/u, read: (text) => readVcardFindings(utf8(text), HINTS) },
  { name: 'answers', takes: /\.(?:json|txt)$/u, read: readAnswer },
  { name: 'capsules', takes: /\.json$/u, read: readCapsuleText },
  { name: 'contacts', takes: /\.json$/u, read: (text) => readJcardFindings(text, HINTS) },
  { name: 'descriptions', takes: /\.json$/u, read: readDescription },
  { name: 'templates', takes: /\.(?:json|boothtemplate)$/u, read: readTemplateFile },
  { name: 'badges', takes: /\.(?:json|boothbadge)$/u, read: readBadgeFile },
  { name: 'definitions', takes: /\.(?:json|boothdefs)$/u, read: readDefinitionsFile },
  { name: 'messages', takes: /\.txt$/u, read: (text) => [readErrorText(text), isCapsulePath(text)] },
];

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(/\s/gu, '').match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));

const whole = (chance: Chance, below: number): number => Math.floor(chance() * below);
const pick = <T>(chance: Chance, from: readonly T[], otherwise: T): T => from[whole(chance, from.length)] ?? otherwise;

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
/** Values that stand where another was awaited. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  '__proto__',
  '../../vault.json',
  '\u202E<b>',
  '\uD800',
  'x'.repeat(5_000),
  [],
  {},
  [[[]]],
  deep(90),
  Array.from({ length: 300 }, () => 'a'),
];

/** A value with one place of it changed, lost, doubled or renamed. */
function changed(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance() < 0.15) return pick<unknown>(chance, STRANGE, null);
  if (Array.isArray(value)) {
    const at = whole(chance, value.length + 1);
    const items: unknown[] = value;
    return chance() < 0.3 ? items.toSpliced(at, 1) : items.toSpliced(at, chance() < 0.5 ? 1 : 0, changed(items[at], chance));
  }
  const entries: [string, unknown][] = Object.entries(value);
  const at = whole(chance, entries.length);
  return Object.fromEntries(
    entries.map(([key, inner], place): [string, unknown] => {
      if (place !== at) return [key, inner];
      return chance() < 0.1 ? [pick(chance, ['__proto__', 'constructor', 'toString', ''], key), inner] : [key, changed(inner, chance)];
    }),
  );
}

/** A seed for a door, changed as its kind allows: JSON by its structure half of the time. */
function nextText(seed: string, chance: Chance): string {
  const value = chance() < 0.5 ? parseJson(seed) : undefined;
  if (value === undefined) return mutate(seed, chance);
  let now: unknown = value;
  for (let turn = 1 + whole(chance, 4); turn > 0; turn -= 1) now = changed(now, chance);
  return JSON.stringify(now);
}

/** Numbers that counts, sizes and places in headers stumble over. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff] as const;

function nextBytes(seed: Uint8Array, chance: Chance): Uint8Array {
  const bytes = seed.slice(0, chance() < 0.2 ? whole(chance, seed.length) : seed.length);
  for (let turn = 1 + whole(chance, 6); turn > 0 && bytes.length > 0; turn -= 1) {
    const place = whole(chance, bytes.length);
    bytes.fill(pick(chance, EDGES, 0), place, place + 1 + whole(chance, 4));
  }
  return bytes;
}

/** One thing to read: at which door, and what comes in there. `read` throws what is a bug. */
export type Knock = { readonly door: string; readonly shown: string; readonly read: () => unknown };

const seedsFor = ({ takes }: Door): [string, string][] => [...SEEDS].filter(([name]) => takes.test(name));
const PICTURES = [...SEEDS].filter(([name]) => name.endsWith('.hex'));

/** Every seed at every door that takes it, as it is. */
export const knocksOfSeeds = (): Knock[] => [
  ...DOORS.flatMap((door) => seedsFor(door).map(([name, text]): Knock => ({ door: door.name, shown: name, read: () => door.read(text) }))),
  ...PICTURES.map(([name, hex]): Knock => ({ door: 'pictures', shown: name, read: () => readPicture(bytesOfHex(hex)) })),
];

/** The next mutated thing of a run. */
export function nextKnock(chance: Chance): Knock {
  const at = whole(chance, DOORS.length + 1);
  const door = DOORS[at];
  if (door === undefined) {
    const bytes = nextBytes(bytesOfHex(pick<readonly [string, string]>(chance, PICTURES, ['', ''])[1]), chance);
    return {
      door: 'pictures',
      shown: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
      read: () => readPicture(bytes),
    };
  }
  const text = nextText(pick<readonly [string, string]>(chance, seedsFor(door), ['', ''])[1], chance);
  return { door: door.name, shown: text, read: () => door.read(text) };
}

/** Has anything that was read changed what all objects have? */
export const isPolluted = (): boolean => 'isAdmin' in {};
