import { describe, expect, test } from 'vitest';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import type { QuestionId, LeadId } from '#shared/domain/ids.ts';
import { exportRows } from '#shared/formats/export/column.ts';
import { newFile } from '#shared/formats/export/makeFile.ts';
import { copyOfTemplate, findTemplate, isColumnSource, templateOfOwn } from '#shared/formats/export/own.ts';
import { readTemplateFile, writeTemplateFile } from '#shared/formats/export/templateFile.ts';
import { templates } from '#shared/formats/export/templates.ts';
import { reread } from './rereading.ts';
import { context, item, show } from './samples.ts';

const question = 'q-line' as QuestionId;
const asking = {
  ...show,
  questionnaire: { version: 1, questions: [{ id: question, kind: 'text', words: { en: 'Which line?', fr: '' }, isRequired: false }] },
} as const;

const own: ExportTemplate = {
  id: 'own-1',
  name: 'For the agency',
  format: 'csv',
  separator: '\t',
  hasMark: false,
  columns: [
    { header: 'Key', from: 'externalKey' },
    { header: 'Heat', from: 'heat', choices: { hot: 'A' } },
    { header: 'Line', from: `answer:${question}`, text: 'none' },
    { header: 'List', from: null, text: 'Spring' },
  ],
};

const written = (bytes: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(bytes));

describe('a template of the laptop’s own', () => {
  test('writes its columns in its order: fields, words, answers and constant text', () => {
    const answered = item({ answers: { [question]: { value: 'Firing', version: 1, at: 1, by: null } } });
    const file = newFile({
      format: 'csv',
      template: 'own-1',
      own: [own],
      separator: ';',
      context: { shows: [asking], language: 'fr' },
      now: 0,
      refused: 'keep',
    });
    const { head, rows, hasMark } = reread(written([file.add([answered, item()]), file.end()]), '\t');
    expect([head, hasMark]).toEqual(['Key\tHeat\tLine\tList', false]);
    expect(rows).toEqual([
      { Key: 'boothbook.lead-1', Heat: 'A', Line: 'Firing', List: 'Spring' },
      { Key: 'boothbook.lead-1', Heat: 'A', Line: 'none', List: 'Spring' },
    ]);
  });

  test.each(templates)('copied from $name writes the same cells under the same headers', (template) => {
    for (const language of ['en', 'fr'] as const) {
      const copy = templateOfOwn(copyOfTemplate(template, { id: 'copy', name: 'Copy', language }));
      const shown = { ...context, language };
      // columns of the questionnaire are added to the usual ones of the file for people; these shows ask nothing
      expect(exportRows([item()], copy.columns(shown), shown)).toEqual(exportRows([item()], template.columns(shown), shown));
    }
  });

  test('copied from Mailchimp still leaves out who did not consent, and holds its rules under the headers that stay', () => {
    const mailchimp = templates.find(({ name }) => name === 'mailchimp');
    if (mailchimp === undefined) throw new Error('it is one of ours');
    const copy = templateOfOwn(copyOfTemplate(mailchimp, { id: 'copy', name: 'Copy', language: 'en' }));
    expect(copy.leavesOut?.(item({ consents: [] }))).toBe('no-consent');
    expect(copy.columns(context)[0]?.rule).toMatchObject({ required: true, kind: 'ascii-email' });
  });

  test('is found by its id and by its name, ours by theirs', () => {
    expect(findTemplate('own-1', [own])?.name).toBe('own-1');
    expect(findTemplate('for the AGENCY', [own])?.name).toBe('own-1');
    expect(findTemplate('odoo', [])?.name).toBe('odoo');
    expect(findTemplate('nothing', [own])).toBeUndefined();
    expect([
      isColumnSource('email'),
      isColumnSource('preset:odoo:country_id/id'),
      isColumnSource('preset:odoo:x'),
      isColumnSource('constructor'),
    ]).toEqual([true, true, false, false]);
  });

  test('goes to another laptop as a file, and comes back the same', () => {
    expect(readTemplateFile(writeTemplateFile(own))).toEqual({ ok: true, value: { ...own, id: '' } });
  });

  test.each([
    ['something else', '{"kind":"other"}', 'not-ours'],
    ['no JSON', 'hello', 'not-ours'],
    ['of a later program', '{"kind":"boothbook-template","version":9}', 'newer'],
    ['a column of nowhere', writeTemplateFile({ ...own, columns: [{ header: 'x', from: '__proto__' }] }), 'damaged'],
    ['no columns', writeTemplateFile({ ...own, columns: [] }), 'damaged'],
  ])('is not taken from a file with %s', (_words, text, error) => {
    expect(readTemplateFile(text)).toMatchObject({ ok: false, error });
  });
});

describe('a file that leaves refused rows out', () => {
  const bad = item({ id: 'lead-2' as LeadId, contact: { ...item().lead.contact, emails: [{ value: 'nobody', kind: 'work' }] } });
  const twin = item({ id: 'lead-3' as LeadId });
  test.each([
    ['leave-out', 1, ['not-email', 'double']],
    ['keep', 3, []],
  ] as const)('%s: %i rows', (refused, rows, whys) => {
    const file = newFile({ format: 'csv', template: 'salesforce', own: [], separator: ';', context, now: 0, refused });
    const bytes = written([file.add([item(), bad]), file.add([twin]), file.end()]);
    expect(reread(bytes, ',').rows).toHaveLength(rows);
    expect(file.left().flatMap(({ issues }) => issues.map(({ why }) => why))).toEqual(whys);
  });

  test('never holds who may not be in it, kept or not, and says why', () => {
    const file = newFile({ format: 'csv', template: 'mailchimp', own: [], separator: ';', context, now: 0, refused: 'keep' });
    expect(reread(written([file.add([item()]), file.end()]), ',').rows).toHaveLength(0);
    expect(file.left()).toMatchObject([{ leadId: 'lead-1', leftOut: 'refused' }]);
  });
});
