import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { InteractionId, MediaId, QuestionId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import type { Show } from '#shared/domain/show.ts';
import { exportRows } from '#shared/formats/export/column.ts';
import { csvRows } from '#shared/formats/export/csv.ts';
import type { Cell, ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';
import { textOfWall } from '#shared/formats/export/exportLead.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import { full } from '#shared/formats/export/full.ts';
import { salesforce } from '#shared/formats/export/salesforce.ts';
import type { Template } from '#shared/formats/export/column.ts';
import { capturedAt, item, show } from './samples.ts';

const staff = show.staff[0]?.id ?? null;
const line = 'q-line' as QuestionId; // ids of the test's own
const count = 'q-count' as QuestionId;
const gone = 'q-gone' as QuestionId;

const questions: readonly Question[] = [
  {
    id: line,
    kind: 'multi',
    words: { en: 'Which line?', fr: 'Quelle ligne ?' },
    isRequired: false,
    choices: [
      { id: 'c1', words: { en: 'Cutting', fr: 'Coupe' } },
      { id: 'c2', words: { en: 'Firing', fr: 'Cuisson' } },
    ],
  },
  { id: count, kind: 'number', words: { en: 'How many?', fr: 'Combien ?' }, unit: 't', isRequired: false },
  { id: gone, kind: 'text', words: { en: 'Which line?', fr: '' }, isRequired: false, retiredAt: 5 },
];

const asking: Show = {
  ...show,
  staff: show.staff.map((one) => ({ ...one, pin: 'salted-hash-of-a-pin' })),
  consentWording: [{ version: '1', language: 'fr', text: 'Puis-je vous écrire ?' }],
  questionnaire: { version: 2, questions },
  definitions: [
    {
      ...firstDefinitions,
      words: { en: { qualified: { label: 'Prospect A' }, hot: { label: 'Burning' } }, fr: { hot: { label: 'Brûlant' } } },
    },
  ],
};
const context: ExportContext = { shows: [asking], language: 'en' };

const told: Partial<Lead> = {
  judgement: { version: 1, maturity: 80, fit: 60, score: 48, heat: 'warm' },
  standing: { stage: 'qualified', from: 'mql', because: 'appointment', cause: 'book', since: capturedAt, by: staff },
  appointments: [],
  intention: 'yes',
  wantsContact: 'no',
  bantDetail: { amount: 40_000, currency: 'EUR', role: 'decides', need: 'Less waste', by: '2026-09' },
  profile: { size: '50-249', industry: 'Optics', territory: 'DE-05067' },
  facts: {
    challenges: ['heat', 'dust'],
    tags: ['vip'],
    signals: ['hiring', 'contract-ends'],
    competitor: 'Rival',
    referredBy: 'Ute',
    channel: 'phone',
    moment: 'noon',
    isCustomer: true,
  },
  answers: {
    [line]: { value: ['c2', 'c1'], version: 1, at: 1, by: staff },
    [count]: { value: 12.5, version: 1, at: 1, by: staff },
    [gone]: { value: 'an old word', version: 1, at: 1, by: staff },
  },
  pictures: ['m1' as MediaId],
};

function rich(): ExportLead {
  const base = item(told);
  const [promise] = base.promises;
  const [note] = base.interactions;
  if (promise === undefined || note === undefined) throw new Error('the sample has both');
  const { kind: _kind, ...head } = note;
  return {
    ...base,
    interactions: [...base.interactions, { ...head, kind: 'voice', id: 'memo-1' as InteractionId, mediaId: 'm2' as MediaId, text: '' }],
    promises: [
      { ...promise, dueAtMinutes: 870 },
      { ...promise, text: 'Call', keptAt: capturedAt, keptBy: staff },
      { ...promise, text: 'Visit', handedTo: { name: 'Sales', at: capturedAt, by: staff } },
    ],
  };
}

const plain = (cell: Cell | undefined): unknown => (typeof cell === 'object' && cell !== null ? textOfWall(cell) : cell);

function rowOf(lead: ExportLead, given: ExportContext = context, template: Template = full): Record<string, unknown> {
  const { headers, rows } = exportRows([lead], template.columns(given), given);
  expect(new Set(headers).size).toBe(headers.length);
  return Object.fromEntries(headers.map((header, at) => [header, plain(rows[0]?.[at])]));
}

describe('the full file', () => {
  test('tells where a lead stands, since when, by whom and why, and how it was judged', () => {
    expect(rowOf(rich())).toMatchObject({
      Stage: 'Prospect A',
      'Stage since': '2026-03-14 10:05',
      'Stage because': 'probability and amount are set',
      'Stage set by': 'Odile Vannier',
      'Stage before': 'MQL',
      Temperature: 'Burning',
      'Chosen temperature': 'Burning',
      'Proposed temperature': 'Warm',
      Score: 48,
      Maturity: 80,
      Fit: 60,
      Quadrant: 'Sell now',
      'Definitions version': 1,
      'Intention to buy': 'Yes',
      'Wants to be contacted': 'No',
      'Next action': 'Hand to sales',
      'Next action by': '2026-03-16 10:05',
    });
  });

  test('tells BANT with its details, the company, and what was learnt', () => {
    expect(rowOf(rich())).toMatchObject({
      'BANT answered': 2,
      'Budget amount': 40_000,
      'Budget currency': 'EUR',
      'Role in the purchase': 'Decides',
      'Need in words': 'Less waste',
      'Needed by': '2026-09',
      'Weighted forecast': 5_000,
      Challenges: 'heat, dust',
      Tags: 'vip',
      'Buying signals': 'Hiring, Contract ends',
      Competitor: 'Rival',
      'Referred by': 'Ute',
      'Preferred channel': 'Phone',
      'Preferred moment': 'Noon',
      'Existing customer': 'Yes',
      'Company size': '50-249',
      Industry: 'Optics',
      Territory: 'DE-05067',
    });
  });

  test('tells promises with their hours and what became of them, and counts memos and photos', () => {
    const row = rowOf(rich());
    expect(row['Promises']).toBe(
      [
        'Send the price list (Odile Vannier, due 2026-03-20 14:30)',
        'Call (Odile Vannier, kept 2026-03-14 10:05 Odile Vannier)',
        'Visit (Odile Vannier, handed over to Sales 2026-03-14 10:05)',
      ].join('\n'),
    );
    expect(row).toMatchObject({ 'Open promises': 1, 'Next promise due': '2026-03-20 14:30', 'Voice memos': 1, Photos: 1 });
  });

  test('carries the receipt of the consents, and says of a withdrawal that it is one', () => {
    const given = {
      purpose: 'email',
      given: true,
      at: capturedAt,
      by: staff,
      method: 'screen',
      wordingVersion: '1',
      language: 'fr',
    } as const;
    const row = rowOf({ ...rich(), lead: { ...rich().lead, consents: [given, { ...given, given: false, at: capturedAt + 60_000 }] } });
    expect(row['Consent: e-mail']).toBe('No, withdrawn (2026-03-14 10:06, screen, 1, Odile Vannier)');
    expect(row['Consent receipt']).toMatch(/^E-mail: withdrawn .*“Puis-je vous écrire \?”.*\nE-mail: given .*earlier answer/u);
  });

  test('has a column for each question of the show, a retired one too, in the words of the screens', () => {
    expect(rowOf(rich())).toMatchObject({ 'Which line?': 'Firing, Cutting', 'How many? (t)': 12.5, 'Which line? (2)': 'an old word' });
    const french = rowOf(rich(), { ...context, language: 'fr' });
    expect(french).toMatchObject({
      'Quelle ligne ?': 'Cuisson, Coupe',
      'Combien ? (t)': 12.5,
      Température: 'Brûlant',
      Étape: 'Prospect qualifié',
    });
  });

  test('has no column for the questions of a show that is not exported', () => {
    const other: Show = { ...show, id: 'show-2' as ShowId };
    const shows = [asking, other];
    expect(full.columns({ shows, showId: other.id, language: 'en' }).map(({ header }) => header)).not.toContain('Which line?');
    expect(full.columns({ shows, language: 'en' }).map(({ header }) => header)).toContain('Which line?');
  });

  test('tells of a lead of before there was any of it what it told then, and leaves the rest empty', () => {
    const { promises, ...old } = item({ consents: [] });
    const row = rowOf({ ...old, promises: promises.slice(0, 0) }, { shows: [show], language: 'en' });
    expect(row).toMatchObject({
      'External key': 'boothbook.lead-1',
      Stage: 'Qualified prospect',
      Temperature: 'Hot',
      'Chosen temperature': 'Hot',
      'Proposed temperature': 'Cold',
      Score: 17,
      Budget: 'Yes',
      Need: 'No',
      Amount: 12_500,
      Notes: '2026-03-14 10:05 Odile Vannier: Wants a quote',
      Owner: 'Odile Vannier',
    });
    const empty = ['Stage since', 'Stage set by', 'Stage before', 'Intention to buy', 'Budget amount', 'Need in words', 'Tags', 'Industry'];
    for (const header of [...empty, 'Competitor', 'Existing customer', 'Promises', 'Next promise due', 'Consent receipt'])
      expect([header, row[header] ?? '']).toEqual([header, '']);
    expect(row).toMatchObject({ 'Open promises': 0, 'Voice memos': 0, 'Definitions version': 1 });
  });
});

const files: readonly (readonly [FormatName, Template])[] = [
  ['csv', full],
  ['csv', salesforce],
  ['vcf', full],
  ['json', full],
];

function fileOf(name: FormatName, template: Template, lead: ExportLead): string {
  const chunks: Uint8Array[] = [];
  const writer = formatOf(name)?.newWriter({ template, context, separator: ';', now: 0, emit: (bytes) => chunks.push(bytes) });
  writer?.add([lead]);
  writer?.end();
  return Buffer.concat(chunks).toString('utf8');
}

describe('a JSON of leads', () => {
  test('is one array of what the spreadsheet tells, numbers as numbers, and nothing as null', () => {
    const [lead] = JSON.parse(fileOf('json', full, rich())) as [Record<string, unknown>];
    expect(lead).toMatchObject({ 'External key': 'boothbook.lead-1', Score: 48, 'Stage since': '2026-03-14 10:05', 'How many? (t)': 12.5 });
    expect(lead['Fax']).toBeNull();
    const chunks: Uint8Array[] = [];
    const writer = formatOf('json')?.newWriter({ template: full, context, separator: ';', now: 0, emit: (bytes) => chunks.push(bytes) });
    writer?.end();
    expect(JSON.parse(Buffer.concat(chunks).toString('utf8'))).toEqual([]);
    writer?.add([rich()]);
    writer?.add([]);
    writer?.add([rich(), rich()]);
    writer?.end();
    expect(JSON.parse(Buffer.concat(chunks.slice(1)).toString('utf8'))).toHaveLength(3);
  });
});

describe('every file', () => {
  test('carries the receipt of the consents, and never a PIN', () => {
    for (const [name, template] of files) {
      const text = fileOf(name, template, rich()).replaceAll(/\r\n /gu, '');
      expect([name, template.name, text.includes('E-mail: refused')]).toEqual([name, template.name, true]);
      expect(text).not.toContain('salted-hash');
    }
  });

  test('keeps the receipt whole in a Salesforce description, however much was said before it', () => {
    const long = {
      ...rich(),
      interactions: rich().interactions.map((one) => (one.kind === 'note' ? { ...one, text: 'x'.repeat(40_000) } : one)),
    };
    const description = String(rowOf(long, context, salesforce)['Description']);
    expect(description.length).toBeLessThanOrEqual(32_000);
    expect(description).toMatch(/E-mail: refused .*receipt [\w-]+\)$/u);
    expect(rowOf(rich(), context, salesforce)).toMatchObject({ Industry: 'Optics', 'Do Not Call': '0', 'Email Opt Out': '1' });
  });

  test('runs nothing that was typed at the booth: no cell of a CSV begins like a formula', () => {
    const evil = fc.oneof(fc.constantFrom('=1+1', '@SUM(A1)', '-2+3', '+cmd|x', '\t=1', '＝1'), fc.string());
    fc.assert(
      fc.property(evil, (text) => {
        const lead = item(
          {
            ...told,
            bantDetail: { need: text, currency: text, by: text },
            facts: { tags: [text], challenges: [text], competitor: text, referredBy: text },
            profile: { industry: text, territory: text },
            interests: [text],
            answers: { [line]: { value: [text], version: 1, at: 1, by: null }, [gone]: { value: text, version: 1, at: 1, by: null } },
          },
          text,
        );
        const { rows } = exportRows(
          [{ ...lead, promises: lead.promises.map((one) => ({ ...one, text })) }],
          full.columns(context),
          context,
        );
        const csv = new TextDecoder().decode(csvRows(rows, ';'));
        const [cells = []] = Papa.parse<string[]>(csv, { delimiter: ';', newline: '\r\n' }).data;
        expect(cells).toHaveLength(rows[0]?.length ?? 0);
        for (const [at, cell] of cells.entries())
          if (typeof rows[0]?.[at] === 'string') expect(/^[=@\-\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]|^\+(?!\d{1,15}$)/u.test(cell)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
