import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { BATCH_VERBS } from '#shared/ipc/batch.ts';
import type { BatchOptions, BatchVerb } from '#shared/ipc/batch.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** A run as it was asked for on the command line. Paths as typed. */
export type BatchRequest = {
  readonly verb: BatchVerb;
  readonly words: readonly string[];
  readonly options: Omit<BatchOptions, 'hasProfile'>;
  readonly to?: string;
  readonly out?: string;
  readonly profile?: string;
  readonly target?: string;
  readonly leadsFile?: string;
};

type Option = 'only' | 'template' | 'to' | 'separator' | 'language' | 'country' | 'leads' | 'shows' | 'seed' | 'target' | 'dry-run';
type Values = { readonly [K in Option | 'out' | 'profile']?: string | boolean };

/** What a verb takes: options beside `--out` and `--profile`, those it cannot do without, and how many words. */
type Usage = {
  readonly takes: readonly Option[];
  readonly needs: readonly (Option | 'profile')[];
  readonly words: readonly [least: number, most: number];
  readonly line: string;
};

const MANY = Number.POSITIVE_INFINITY;

const usages: Readonly<Record<BatchVerb, Usage>> = {
  read: { takes: ['only', 'country'], needs: [], words: [1, MANY], line: 'read PATH… [--only code|card] [--country FR]' },
  columns: { takes: [], needs: [], words: [1, MANY], line: 'columns FILE…' },
  dedupe: { takes: [], needs: [], words: [1, 1], line: 'dedupe FILE' },
  import: { takes: [], needs: ['profile'], words: [1, 1], line: 'import LIST|CAPSULE.boothcapsule --profile DIR' },
  export: {
    takes: ['template', 'to', 'separator', 'language', 'country'],
    needs: ['to'],
    words: [0, MANY],
    line: 'export --to FILE.xlsx|.csv|.json|.vcf|.boothcapsule [--template NAME] [--separator ,|;|tab] [--language en|fr] [--profile DIR] [PATH…]',
  },
  seed: {
    takes: ['leads', 'shows', 'seed'],
    needs: ['leads'],
    words: [0, 0],
    line: 'seed --leads N [--shows K] [--seed S] [--profile DIR]',
  },
  sync: {
    takes: ['target', 'leads', 'dry-run'],
    needs: ['target'],
    words: [0, 0],
    line: 'sync --target FILE.json (--leads FILE.jsonl | --profile DIR) [--dry-run]',
  },
  bench: { takes: ['leads', 'seed', 'to'], needs: [], words: [1, MANY], line: 'bench NAME [--leads N] [--seed S] [--to FILE] [PATH…]' },
};

const everyOption: Record<Option | 'out' | 'profile', { type: 'string' | 'boolean' }> = {
  only: { type: 'string' },
  template: { type: 'string' },
  to: { type: 'string' },
  separator: { type: 'string' },
  language: { type: 'string' },
  country: { type: 'string' },
  leads: { type: 'string' },
  shows: { type: 'string' },
  seed: { type: 'string' },
  target: { type: 'string' },
  'dry-run': { type: 'boolean' },
  out: { type: 'string' },
  profile: { type: 'string' },
};

/** How to use the batch mode, for a person. */
export const usage = (): string =>
  [
    'Usage: boothbook --batch VERB …   (from the repository: npm run -s batch -- VERB …)',
    ...BATCH_VERBS.map((verb) => `  ${usages[verb].line}`),
    'One JSON object a line on standard output, or in a file with --out FILE. Logs and progress go to standard error.',
  ].join('\n');

const isVerb = (word: string): word is BatchVerb => BATCH_VERBS.some((verb) => verb === word);

/** The words after `--batch`, or null when the program was started with its window. */
export function batchWords(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--batch');
  return at < 0 ? null : argv.slice(at + 1);
}

const text = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const SEPARATORS: Readonly<Record<string, ',' | ';' | '\t'>> = { ',': ',', ';': ';', tab: '\t', '\t': '\t' };

/** A value must be one of a set or a whole number; the sentence says which one is not. */
function faultIn(values: Values, isNumeric: boolean): string | null {
  for (const name of ['shows', 'seed', ...(isNumeric ? (['leads'] as const) : [])] as const) {
    const value = text(values[name]);
    if (value !== undefined && !/^\d{1,9}$/u.test(value)) return `--${name} takes a whole number, not "${value}"`;
  }
  const only = text(values.only);
  if (only !== undefined && only !== 'code' && only !== 'card') return `--only takes code or card, not "${only}"`;
  const language = text(values.language);
  if (language !== undefined && language !== 'en' && language !== 'fr') return `--language takes en or fr, not "${language}"`;
  const country = text(values.country);
  if (country !== undefined && !/^[A-Z]{2}$/u.test(country)) return `--country takes two capital letters (ISO 3166), not "${country}"`;
  const separator = text(values.separator);
  if (separator !== undefined && SEPARATORS[separator] === undefined) return `--separator takes , or ; or tab, not "${separator}"`;
  return null;
}

const numberIf = (value: string | boolean | undefined): number | undefined => (typeof value === 'string' ? Number(value) : undefined);

/** Leaves out what was not given. */
function given<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // the entries left have a value that is not undefined
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function requestOf(verb: BatchVerb, words: readonly string[], values: Values): BatchRequest {
  const { only, language } = values;
  const separator = text(values.separator);
  return {
    verb,
    words,
    options: given({
      only: only === 'code' || only === 'card' ? only : undefined,
      language: language === 'en' || language === 'fr' ? language : undefined,
      separator: separator === undefined ? undefined : SEPARATORS[separator],
      template: text(values.template),
      country: text(values.country),
      to: text(values.to),
      leads: verb === 'sync' ? undefined : numberIf(values.leads),
      shows: numberIf(values.shows),
      seed: numberIf(values.seed),
      dryRun: values['dry-run'] === true ? true : undefined,
    }),
    ...given({
      to: text(values.to),
      out: text(values.out),
      profile: text(values.profile),
      target: text(values.target),
      leadsFile: verb === 'sync' ? text(values.leads) : undefined,
    }),
  };
}

function parse(words: readonly string[], verb: BatchVerb): Result<{ values: Values; positionals: readonly string[] }, 'usage'> {
  const taken = new Set<string>([...usages[verb].takes, 'out', 'profile']);
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(everyOption).filter(([name]) => taken.has(name)),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
    return ok({ values, positionals });
  } catch (cause) {
    return fail('usage', cause instanceof Error ? cause.message : String(cause));
  }
}

/** Reads the words after `--batch`. The detail of a failure is the sentence to show above `usage()`. */
export function readBatchArgs(words: readonly string[]): Result<BatchRequest, 'usage'> {
  const [verb = '', ...rest] = words;
  if (!isVerb(verb)) return fail('usage', verb === '' ? 'What should be done?' : `There is no "${verb}"`);
  const parsed = parse(rest, verb);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const { needs, words: allowed } = usages[verb];
  const lack = needs.find((name) => values[name] === undefined);
  if (lack !== undefined) return fail('usage', `${verb} needs --${lack}`);
  const [least, most] = allowed;
  if (positionals.length < least) return fail('usage', `${verb} needs a file or a name`);
  if (positionals.length > most) return fail('usage', `${verb} does not take "${positionals.at(-1) ?? ''}"`);
  const fault = faultIn(values, verb !== 'sync');
  return fault === null ? ok(requestOf(verb, positionals, values)) : fail('usage', fault);
}
