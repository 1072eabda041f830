import { isEmail } from '#shared/domain/email.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { folded } from '#shared/domain/samePerson.ts';
import type { ListFault } from '#shared/formats/listFault.ts';
import { faultOf, headOf, openList } from '#shared/formats/listSource.ts';
import type { SheetSource } from '#shared/formats/xlsxReader.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { outcomeColumns, saysOutcomes } from './columns.ts';
import type { OutcomeColumns } from './columns.ts';
import { currencyIn, decimalSignOf, readAmount } from './readAmount.ts';
import type { DecimalSign } from './readAmount.ts';
import { dayOrderOf, isAmbiguousDay, readDay } from './readDay.ts';
import type { DayOrder, OrderFound } from './readDay.ts';
import { readState, readYesNo } from './stateWords.ts';
import type { ToldState } from './stateWords.ts';

/** What a row of a file says became of somebody. '' and absent: not said. */
export type OutcomeRow = {
  /** Line below the headers, the first is 1. */
  readonly at: number;
  /** By our key, wherever it stands. */
  readonly leadId: LeadId | null;
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly state: ToldState;
  readonly amount?: number;
  readonly currency?: string;
  readonly day?: string;
  readonly reason?: string;
  /** What stands there and could not be read. */
  readonly unread: readonly ('amount' | 'day')[];
};

/** A file of outcomes. */
export type OutcomesFile = {
  readonly rows: readonly OutcomeRow[];
  /** Words of the states that nobody knows, and how many rows say them: those rows are left out until somebody says what they mean. */
  readonly unknown: readonly { readonly word: string; readonly count: number }[];
  /** How many rows say two things at once: left out. */
  readonly torn: number;
  /** What the dates say of their order; `guess` is what ambiguous ones were read by, null when there are none. */
  readonly order: OrderFound;
  readonly guess: DayOrder | null;
};

/** `no-state`: no column of it says won or lost. `too-many`: more rows than a booth ever had. */
export type OutcomesFault = ListFault | 'no-state' | 'too-many';

/** How a person says the file is to be read: what unknown words mean (by the folded word), and the order of ambiguous dates. */
export type OutcomesChoice = { readonly words: Readonly<Record<string, ToldState>>; readonly order?: DayOrder; readonly usual: DayOrder };

const MOST_ROWS = 200_000;
/** A CRM's export of a hundred thousand sales takes some 20 MB. */
export const LARGEST_OUTCOMES = 60_000_000;
const MOST_UNKNOWN = 50;
const LONGEST = 200;
const KEY = /boothbook\.([0-9a-z-]{4,64})(?![0-9a-z-])/iu;
const keyIn = (text: string): LeadId | null => (KEY.exec(text.slice(0, 1_000))?.[1] ?? null) as LeadId | null; // looked up before it is believed

type Who = 'email' | 'first' | 'last' | 'full' | 'company';
const WHO: readonly Who[] = ['email', 'first', 'last', 'full', 'company'];
/** Names that CRMs give to the person and the company of a sale, where the file is one of sales. */
const OF_SALES: Readonly<Partial<Record<string, Who>>> = {
  'contact name': 'full',
  'primary contact': 'full',
  'contact person': 'full',
  'associated contact': 'full',
  'nom du contact': 'full',
  ansprechpartner: 'full',
  'contact email': 'email',
  'primary contact email': 'email',
  'account name': 'company',
  'associated company': 'company',
  'nom du compte': 'company',
  firmenname: 'company',
};

type Places = OutcomeColumns & { readonly who: ReadonlyMap<Who, number>; readonly amountHeader: string };
type Reading = {
  readonly places: Places;
  readonly sign: DecimalSign;
  readonly order: DayOrder | null;
  readonly words: OutcomesChoice['words'];
};

function whoOf(columns: readonly { readonly header: string; readonly field: string | null }[]): ReadonlyMap<Who, number> {
  const who = new Map<Who, number>();
  const claim = (name: Who | undefined, at: number): void => void (name !== undefined && !who.has(name) && who.set(name, at));
  for (const [at, { header }] of columns.entries()) claim(OF_SALES[folded(header)], at);
  for (const [at, { field }] of columns.entries())
    claim(
      WHO.find((one) => one === field),
      at,
    );
  return who;
}

const cellAt = (cells: readonly string[], place: number | undefined): string =>
  place === undefined || place < 0 ? '' : (cells[place]?.trim().slice(0, 2_000) ?? '');

/** What a probability says: certain or without hope; anything between is still open. */
function stateOfProbability(text: string): ToldState | null {
  const value = /^(\d{1,3})(?:[.,]0+)?\s*%?$/u.exec(text)?.[1];
  if (value === undefined) return null;
  return Number(value) === 100 ? 'won' : Number(value) === 0 ? 'lost' : 'open';
}

/** What yes and no in columns of one thing each say. */
function stateOfFlags(cells: readonly string[], { isWon, isLost, isClosed }: OutcomeColumns): ToldState | null {
  const [won, lost, closed] = [isWon, isLost, isClosed].map((place) => readYesNo(cellAt(cells, place)));
  if (won === true) return lost === true ? null : 'won';
  if (lost === true || (closed === true && won === false)) return 'lost';
  return won === false || lost === false ? 'open' : null;
}

type StateRead = { readonly state: ToldState | null; readonly word: string; readonly isTorn: boolean };

/** What a word means: as a person said, else as it is known. Only own words of the choice count: a file may say anything. */
const wordState = (text: string, words: OutcomesChoice['words']): ToldState | null =>
  (Object.hasOwn(words, folded(text)) ? words[folded(text)] : undefined) ?? readState(text);

/** Columns that know a word of states; "State" may be a part of the country. When none does, the likeliest, so that its words are asked about. */
function knowingStates(
  lines: readonly (readonly string[])[],
  states: readonly number[],
  words: OutcomesChoice['words'],
): readonly number[] {
  const knowing = states.filter((place) => lines.some((cells) => wordState(cellAt(cells, place), words) !== null));
  return knowing.length > 0 ? knowing : states.slice(0, 1);
}

/** What a row says of its state: a decision anywhere counts; two that differ are none. */
function stateOf(cells: readonly string[], { places, words }: Reading): StateRead {
  const written = places.states.map((place) => cellAt(cells, place)).filter((text) => text !== '');
  const told = written.map((text) => wordState(text, words));
  const flags = stateOfFlags(cells, places);
  const decided = [...new Set([...told, flags].filter((state) => state === 'won' || state === 'lost'))];
  const [first] = decided;
  if (decided.length > 1) return { state: null, word: '', isTorn: true };
  if (first !== undefined) return { state: first, word: '', isTorn: false };
  const isOpen = told.includes('open') || flags === 'open';
  const chance = places.states.length === 0 && flags === null ? stateOfProbability(cellAt(cells, places.probability)) : null;
  const strange = written.find((_text, at) => told[at] === null) ?? '';
  return { state: isOpen ? 'open' : chance, word: strange.slice(0, 80), isTorn: false };
}

function moneyOf(
  cells: readonly string[],
  { places, sign }: Reading,
): Pick<OutcomeRow, 'amount' | 'currency'> & { readonly isUnread: boolean } {
  const written = cellAt(cells, places.amount);
  if (written === '') return { isUnread: false };
  const read = readAmount(written, sign);
  if (read === null) return { isUnread: true };
  const currency = currencyIn(cellAt(cells, places.currency)) ?? read.currency ?? currencyIn(places.amountHeader);
  return { amount: read.amount, ...(currency === undefined ? {} : { currency }), isUnread: false };
}

function rowOf(cells: readonly string[], at: number, reading: Reading): OutcomeRow | StateRead {
  const { places, order } = reading;
  const said = stateOf(cells, reading);
  if (said.state === null) return said;
  const who = (name: Who): string => cellAt(cells, places.who.get(name)).slice(0, LONGEST);
  const parts = [who('first'), who('last')].filter(Boolean).join(' ');
  const { isUnread, ...money } = moneyOf(cells, reading);
  const written = cellAt(cells, places.day);
  const day = written === '' ? null : readDay(written, order);
  const reason = cellAt(cells, places.reason).slice(0, LONGEST);
  const unread = [...(isUnread ? ['amount' as const] : []), ...(written !== '' && day === null ? ['day' as const] : [])];
  return {
    at,
    leadId: cells.map(keyIn).find((id) => id !== null) ?? null,
    email: isEmail(who('email')) ? who('email') : '',
    name: who('first') === '' && who('full') !== '' ? who('full') : parts || who('full'),
    company: who('company'),
    state: said.state,
    ...money,
    ...(day === null ? {} : { day }),
    ...(reason === '' ? {} : { reason }),
    unread,
  };
}

/** The rows below the headers, each with its line. */
function linesOf(sheet: SheetSource, skipped: number): Result<string[][], OutcomesFault> {
  const lines: string[][] = [];
  let at = -skipped;
  try {
    for (const cells of sheet.rows()) {
      at += 1;
      if (at >= 1) lines.push(cells);
      if (lines.length > MOST_ROWS) return fail('too-many');
    }
  } catch (cause) {
    return fail(faultOf(cause));
  }
  return ok(lines);
}

function orderRead(days: readonly string[], { order, usual }: OutcomesChoice, isWorkbook: boolean): Pick<OutcomesFile, 'order' | 'guess'> {
  const found = dayOrderOf(days);
  if (!days.some(isAmbiguousDay)) return { order: found, guess: null };
  // a workbook's own short date is written month first by whoever reads its cells as text
  const isShort = isWorkbook && days.every((day) => day.trim() === '' || /^\d{1,2}\/\d{1,2}\/\d\d$/u.test(day.trim()));
  const clear = found === 'day-first' || found === 'month-first' ? found : null;
  return { order: found, guess: order ?? (isShort ? 'month-first' : (clear ?? (found === 'mixed' ? null : usual))) };
}

function fileOf(sheet: SheetSource, choice: OutcomesChoice, isWorkbook: boolean): Result<OutcomesFile, OutcomesFault> {
  const head = headOf(sheet);
  if (!head.ok) return head;
  const { columns, skipped } = head.value;
  const found = outcomeColumns(columns.map(({ header }) => header));
  if (!saysOutcomes(found)) return fail('no-state');
  const lines = linesOf(sheet, skipped);
  if (!lines.ok) return lines;
  const states = knowingStates(lines.value, found.states, choice.words);
  const places: Places = { ...found, states, who: whoOf(columns), amountHeader: columns[found.amount]?.header ?? '' };
  const { order, guess } = orderRead(
    lines.value.map((cells) => cellAt(cells, places.day)),
    choice,
    isWorkbook,
  );
  const clear = order === 'day-first' || order === 'month-first' ? order : null;
  const sign = decimalSignOf(lines.value.map((cells) => cellAt(cells, places.amount)));
  const reading: Reading = { places, sign, order: guess ?? clear, words: choice.words };
  const rows: OutcomeRow[] = [];
  const unknown = new Map<string, { word: string; count: number }>();
  let torn = 0;
  for (const [index, cells] of lines.value.entries()) {
    const row = rowOf(cells, index + 1, reading);
    if (!('isTorn' in row)) rows.push(row);
    else if (row.isTorn) torn += 1;
    else if (row.word !== '') unknown.set(folded(row.word), { word: row.word, count: (unknown.get(folded(row.word))?.count ?? 0) + 1 });
  }
  const strange = [...unknown.values()].sort((a, b) => b.count - a.count).slice(0, MOST_UNKNOWN);
  return ok({ rows, unknown: strange, torn, order, guess });
}

/**
 * Reads what became of leads from a file of any CRM, CSV or sheet: columns are found by their headers, won and lost by their words, in
 * several languages; the sheet that says so first counts. Nothing is guessed of a word nobody knows.
 */
export async function readOutcomes(bytes: Uint8Array, choice: OutcomesChoice): Promise<Result<OutcomesFile, OutcomesFault>> {
  if (bytes.length > LARGEST_OUTCOMES) return fail('too-large');
  const opened = await openList(bytes);
  if (!opened.ok) return opened;
  const isWorkbook = opened.value.separator === '';
  const sheets = opened.value.sheets.map((sheet) => fileOf(sheet, choice, isWorkbook));
  return sheets.find((sheet) => sheet.ok) ?? sheets[0] ?? fail('empty');
}
