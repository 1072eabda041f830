import type { Person } from '#shared/domain/dedupe/person.ts';
import { personOf } from '#shared/domain/dedupe/personOf.ts';
import { attendeeOf } from './attendees.ts';
import { plainName } from './fieldNames.ts';
import { readHead } from './listHead.ts';
import type { ListHead } from './listHead.ts';
import type { Column } from './readColumns.ts';

/** What columns hold that lists of attendees do not have, by whole names, normalised. */
const MORE: Readonly<Record<string, string>> = {
  birthday:
    'date of birth|birth date|birthdate|birthday|dob|born|born on|geburtsdatum|geburtstag|geboren|geb|date de naissance|naissance|ne le|data di nascita|nato il|fecha de nacimiento|nacimiento|data de nascimento|geboortedatum|data urodzenia|fodselsdato|fodelsedatum',
  number: 'street number|street no|house number|house no|hausnummer|hausnr|numero civico|numero de rue|huisnummer|number',
  second:
    'address 2|address2|address line 2|addressline2|street 2|street address 2|adresse 2|adresszusatz|complement d adresse|indirizzo 2',
  register:
    'soc sec id|ssn|social security|social security number|national id|national insurance|national insurance number|nino|passport|passport number|tax id|tax number|steuer id|numero fiscal|codice fiscale|dni|nif|nie|personnummer|cpr|bsn|pesel|insee|numero de securite sociale|sozialversicherungsnummer|medicare|license|licence|driver license',
};

const meanings = new Map(Object.entries(MORE).flatMap(([meaning, names]) => names.split('|').map((name) => [name, meaning] as const)));

/** Columns that say which rows belong together: the answer is never a clue. */
const ANSWER = /\b(?:cluster|labels?|truth|gold|entity|entities|duplicates?|dups?|match|matches|matched|same as|group id|match group)\b/;
/** Columns that tell how the row was made, not who it is of. */
const OF_THE_ROW =
  /\b(?:true|group|link|linked|master|id|rec|record|row|source|score|probability|split|fold|created|updated|modified|date|time|timestamp|status|import|batch)\b/;
/** Fields that say nothing of who somebody is: free text, kinds of tickets, forms of address. */
const NO_CLUE_FIELDS = new Set(['note', 'type', 'prefix', 'website']);
/** Numbers that people carry about with them; other ids number rows, or tell which rows belong together. */
const CARRIED = /badge|ticket|bar ?code|code barre|strichcode|ausweis|\bqr\b|\bscan\b|rfid|member|customer|kunde|client/;

const isNoClue = ({ header, field }: Column): boolean => {
  const name = plainName(header);
  if (ANSWER.test(name)) return true;
  return field !== null && (NO_CLUE_FIELDS.has(field) || (field === 'code' && !CARRIED.test(name)));
};

/** A column that is compared as it is. */
type OtherColumn = { readonly at: number; readonly meaning: string; readonly name: string };

function othersIn({ columns }: ListHead): OtherColumn[] {
  return columns.flatMap(({ header, field }, at): OtherColumn[] => {
    const name = plainName(header);
    const meaning = meanings.get(name);
    if (meaning !== undefined && (field === null || meaning === 'register')) return [{ at, meaning, name }];
    if (ANSWER.test(name)) return [];
    if (field === 'title' || field === 'dept') return [{ at, meaning: 'other', name }];
    return field !== null || name === '' || OF_THE_ROW.test(name) ? [] : [{ at, meaning: 'other', name }];
  });
}

const cellOf = (row: readonly string[], { at }: OtherColumn): string => (row[at] ?? '').trim();

const entries = (row: readonly string[], columns: readonly OtherColumn[], meaning: string): [string, string][] =>
  columns.filter((column) => column.meaning === meaning && cellOf(row, column) !== '').map((column) => [column.name, cellOf(row, column)]);

/** Ids that each row has for itself are numbers of rows, not of people. */
const isRowNumber = (codes: readonly (string | undefined)[]): boolean => {
  const given = codes.filter((code) => code !== undefined);
  return given.length === codes.length && new Set(given).size === given.length;
};

/** A row as a person; `code` apart, because only all rows together tell whether it says anything. */
function personIn(cells: readonly string[], id: string, { head, others }: { head: ListHead; others: readonly OtherColumn[] }) {
  const columns = head.columns.map((column) => (isNoClue(column) ? { ...column, field: null } : column));
  const { contact, code } = attendeeOf(cells, columns);
  const [birthday] = entries(cells, others, 'birthday').map(([, value]) => value);
  const number = entries(cells, others, 'number').map(([, value]) => value);
  const second = entries(cells, others, 'second').map(([, value]) => value);
  const person = personOf(id, contact, {
    codes: Object.fromEntries(entries(cells, others, 'register')),
    others: Object.fromEntries(entries(cells, others, 'other')),
    ...(birthday === undefined ? {} : { birthday }),
  });
  const street = [...number, ...(person.street === undefined ? [] : [person.street]), ...second].join(' ');
  return { code, person: street === '' ? person : { ...person, street } };
}

/**
 * The people in the rows of a sheet whose first column is the row's id (a row without one is named by its place, from 1). The id itself, and
 * columns that say which rows belong together, are no clue.
 */
export function peopleInRows(rows: () => Iterable<string[]>): Person[] {
  function* withoutIds(): Generator<string[]> {
    for (const row of rows()) yield row.slice(1);
  }
  const head = readHead(withoutIds());
  const others = othersIn(head);
  const found: ReturnType<typeof personIn>[] = [];
  let line = -head.skipped;
  for (const row of rows()) {
    line += 1;
    if (line < 1 || row.every((cell) => cell.trim() === '')) continue;
    found.push(personIn(row.slice(1), row[0]?.trim() || String(line), { head, others }));
  }
  if (isRowNumber(found.map(({ code }) => code))) return found.map(({ person }) => person);
  return found.map(({ person, code }) => (code === undefined ? person : { ...person, codes: { ...person.codes, code } }));
}
