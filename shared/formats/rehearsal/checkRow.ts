import type { SourceField } from '#shared/crm/sourceFields.ts';
import { isEmail } from '#shared/domain/email.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { countryCodeOf } from '#shared/formats/country.ts';
import type { Column, ColumnRule, LeftOut, Template } from '#shared/formats/export/column.ts';
import { NOT_PROVIDED } from '#shared/formats/export/described.ts';
import type { Cell, ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';
import { textOfWall } from '#shared/formats/export/exportLead.ts';
import { addressOf } from '#shared/formats/export/facts.ts';

/** What is wrong with a cell. The first ones cost the row, those of `MILD` only the cell. */
export type CellFault =
  | 'missing'
  | 'too-long'
  | 'not-listed'
  | 'not-email'
  | 'not-ascii'
  | 'double'
  | 'none-of'
  | 'beyond'
  | 'cut'
  | 'made-up'
  | 'not-phone'
  | 'not-url'
  | 'no-country';

/** Faults with which the row is still taken. */
export const MILD: ReadonlySet<CellFault> = new Set(['cut', 'made-up', 'not-phone', 'not-url', 'no-country']);

/** One cell that will not do. */
export type CellIssue = {
  /** Its header. */
  readonly column: string;
  /** The fact of the lead to mend; null when there is none. */
  readonly field: SourceField | null;
  /** What stands there, its beginning when it is long. */
  readonly value: string;
  readonly why: CellFault;
  /** Most characters or bytes, the other lead of a pair, the words of a list, the columns of which one is needed. */
  readonly detail: string;
  readonly isFatal: boolean;
};

/** A row judged by itself; `keys` are what no other row may say, by column. */
export type RowCheck = {
  readonly leadId: LeadId;
  readonly name: string;
  readonly leftOut: LeftOut | null;
  readonly issues: readonly CellIssue[];
  readonly keys: readonly (readonly [column: string, key: string, field: SourceField | null])[];
};

/** As much of a long text as fits a list. */
const SHOWN = 120;

const textOf = (cell: Cell): string => (cell === null ? '' : typeof cell === 'object' ? textOfWall(cell) : String(cell));

/** E.164: a plus, the country, at most 15 digits. */
const E164 = /^\+[1-9]\d{6,14}$/u;
const WEB = /^(?:https?:\/\/)?[^\s/@]+\.[^\s/@.]{2,}(?:\/\S*)?$/iu;
// the part before the @ in printable ASCII
const PLAIN_LOCAL = /^[\x21-\x7e]+@/u;

type Found = { readonly why: CellFault; readonly detail?: string; readonly value?: string };

function kindFault(text: string, kind: Exclude<ColumnRule['kind'], undefined | 'country'>): CellFault | null {
  switch (kind) {
    case 'email':
      return isEmail(text) ? null : 'not-email';
    case 'ascii-email':
      return !isEmail(text) ? 'not-email' : PLAIN_LOCAL.test(text) ? null : 'not-ascii';
    case 'phone':
      return E164.test(text) ? null : 'not-phone';
    case 'url':
      return WEB.test(text) ? null : 'not-url';
  }
}

/** A cell is empty where the country is not known, so it is judged by what the lead says. */
function countryFault(item: ExportLead, { kind }: ColumnRule): Found | null {
  const written = addressOf(item).country?.trim() ?? '';
  return kind === 'country' && written !== '' && countryCodeOf(written) === null ? { why: 'no-country', value: written } : null;
}

function faultIn(text: string, rule: ColumnRule): Found | null {
  if (text.trim() === '') return rule.required === true ? { why: 'missing' } : null;
  if (text === NOT_PROVIDED) return { why: 'made-up' };
  if (rule.choices !== undefined && !rule.choices.includes(text)) return { why: 'not-listed', detail: rule.choices.join(', ') };
  const why = rule.kind === undefined || rule.kind === 'country' ? null : kindFault(text, rule.kind);
  if (why !== null) return { why };
  if (rule.maxLength !== undefined && text.length > rule.maxLength) return { why: 'too-long', detail: String(rule.maxLength) };
  // readers that count bytes cut without a word
  return rule.maxBytes !== undefined && utf8Of(text).length > rule.maxBytes ? { why: 'cut', detail: String(rule.maxBytes) } : null;
}

/** A fault as it is listed. */
export const issueOf = (column: Pick<Column, 'header' | 'from'>, value: string, { why, detail = '' }: Found): CellIssue => ({
  column: column.header,
  field: column.from ?? null,
  value: value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value,
  why,
  detail,
  isFatal: !MILD.has(why),
});

/** What judges the rows of a template: made once, for the columns are the same for all. */
export function newRowChecker(template: Template, context: ExportContext): (item: ExportLead) => RowCheck {
  const columns = template.columns(context);
  const ruled = columns.flatMap((column) => (column.rule === undefined ? [] : [{ column, rule: column.rule }]));
  const oneOf = template.needsOneOf ?? [];
  const oneOfColumns = columns.filter(({ header }) => oneOf.includes(header));
  return (item) => {
    const leftOut = template.leavesOut?.(item) ?? null;
    const head = { leadId: item.lead.id, name: nameOf(item.lead), leftOut };
    if (leftOut !== null) return { ...head, issues: [], keys: [] };
    const cells = ruled.map(({ column, rule }) => ({ column, rule, text: textOf(column.cell(item, context)) }));
    const issues = cells.flatMap(({ column, rule, text }) => {
      const found = countryFault(item, rule) ?? faultIn(text, rule);
      return found === null ? [] : [issueOf(column, found.value ?? text, found)];
    });
    const [first] = oneOfColumns;
    if (first !== undefined && oneOfColumns.every((column) => textOf(column.cell(item, context)).trim() === ''))
      issues.push(issueOf(first, '', { why: 'none-of', detail: oneOf.join(', ') }));
    // our own key is in one row only: it is made of the lead's id
    const unique = cells.filter(({ rule, text, column }) => rule.isUnique === true && text.trim() !== '' && column.from !== 'externalKey');
    return { ...head, issues, keys: unique.map(({ column, text }) => [column.header, text.trim().toLowerCase(), column.from ?? null]) };
  };
}
