import { describe, expect, test } from 'vitest';
import { batchWords, readBatchArgs, usage } from '#electron/main/batch/args.ts';

const read = (line: string): ReturnType<typeof readBatchArgs> => readBatchArgs(line.split(' ').filter(Boolean));
const fault = (line: string): string => {
  const request = read(line);
  return request.ok ? 'good' : (request.detail ?? '');
};

describe('the words of the batch mode', () => {
  test('begin after --batch; without it the program has its window', () => {
    expect(batchWords(['electron', '--no-sandbox', '.', '--batch', 'read', 'a'])).toEqual(['read', 'a']);
    expect(batchWords(['electron', '.', 'read'])).toBeNull();
  });

  test('name a verb, its files and its options', () => {
    expect(read('read a.png b --only card --country FR --out x.jsonl')).toEqual({
      ok: true,
      value: { verb: 'read', words: ['a.png', 'b'], options: { only: 'card', country: 'FR' }, out: 'x.jsonl' },
    });
    expect(read('seed --leads 500 --shows 2 --seed 7 --profile p')).toMatchObject({
      ok: true,
      value: { verb: 'seed', words: [], options: { leads: 500, shows: 2, seed: 7 }, profile: 'p' },
    });
  });

  test('take --leads as a number when seeding and as a file when syncing', () => {
    expect(read('sync --target t.json --leads l.jsonl --dry-run')).toEqual({
      ok: true,
      value: { verb: 'sync', words: [], options: { dryRun: true }, target: 't.json', leadsFile: 'l.jsonl' },
    });
  });

  test('take a tab by its name', () => {
    expect(read('export --to x.csv --separator tab')).toMatchObject({ ok: true, value: { options: { separator: '\t' }, to: 'x.csv' } });
  });

  test.each([
    ['', 'What should be done?'],
    ['fly', 'There is no "fly"'],
    ['read', 'read needs a file or a name'],
    ['export', 'export needs --to'],
    ['import list.csv', 'import needs --profile'],
    ['sync', 'sync needs --target'],
    ['seed --leads many', '--leads takes a whole number, not "many"'],
    ['seed --leads 5 stray', 'seed does not take "stray"'],
    ['read a --only picture', '--only takes code or card, not "picture"'],
    ['read a --country fr', '--country takes two capital letters (ISO 3166), not "fr"'],
    ['export --to x.csv --separator :', '--separator takes , or ; or tab, not ":"'],
  ])('are refused with a sentence: %j', (line, sentence) => {
    expect(fault(line)).toBe(sentence);
  });

  test('are refused when an option is not of the verb', () => {
    expect(fault('read a --leads 5')).toContain('--leads');
  });

  test('are told with every verb when they are wrong', () => {
    for (const verb of ['read', 'columns', 'import', 'export', 'seed', 'sync', 'bench']) expect(usage()).toContain(`  ${verb} `);
  });
});
