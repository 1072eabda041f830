import { beforeAll, describe, expect, test } from 'vitest';
import { newRefusals, refusals } from './lint.ts';

interface Broken {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
const GLOBALS = 'eslint(no-restricted-globals)';
const PROPERTIES = 'eslint(no-restricted-properties)';

/** One small file a rule, at a place where it must be refused. */
const BROKEN: readonly Broken[] = [
  { rule: GLOBALS, path: 'renderer/data/a.ts', text: "export const a = localStorage.getItem('a');" },
  { rule: GLOBALS, path: 'renderer/app/a.ts', text: "window.sessionStorage.setItem('a', '1');" },
  { rule: GLOBALS, path: 'renderer/features/leads/a.ts', text: "export const a = fetch('/a');" },
  { rule: GLOBALS, path: 'renderer/devices/a.ts', text: "export const a = globalThis.fetch('/a');" },
  { rule: GLOBALS, path: 'electron/main/a.ts', text: "export const a = fetch('https://a.example');" },
  { rule: GLOBALS, path: 'electron/main/journal/a.ts', text: 'export const send = fetch;' },
  { rule: GLOBALS, path: 'renderer/lib/a.ts', text: "export const a = new WebSocket('wss://a.example');" },
  { rule: GLOBALS, path: 'renderer/lib/b.ts', text: 'export const a = new XMLHttpRequest();' },
  { rule: GLOBALS, path: 'electron/main/crm/b.ts', text: "export const a = new EventSource('https://a.example');" },
  { rule: GLOBALS, path: 'renderer/ui/a.ts', text: 'export const log = globalThis.console;' },
  { rule: GLOBALS, path: 'electron/main/b.ts', text: 'export const { log } = console;' },
  { rule: 'eslint(no-console)', path: 'electron/main/c.ts', text: "console.log('a');" },
  { rule: PROPERTIES, path: 'renderer/app/b.ts', text: "navigator.sendBeacon('/a');" },
  { rule: PROPERTIES, path: 'shared/domain/a.ts', text: 'export const a = Date.now();' },
  { rule: PROPERTIES, path: 'shared/domain/b.ts', text: 'export const a = Math.random();' },
  { rule: PROPERTIES, path: 'shared/formats/a.ts', text: 'export const { now } = Date;' },
  { rule: PROPERTIES, path: 'shared/lib/a.ts', text: 'export const a = crypto.randomUUID();' },
  { rule: 'import(no-default-export)', path: 'renderer/ui/b.ts', text: 'export default 1;' },
  { rule: 'import(no-default-export)', path: 'test/unit/a.ts', text: 'const a = 1;\nexport { a as default };' },
  { rule: 'typescript(no-explicit-any)', path: 'shared/lib/b.ts', text: 'export const a: any = 1;' },
  { rule: 'typescript(no-non-null-assertion)', path: 'shared/lib/c.ts', text: 'export const a = (b: string | null) => b!.length;' },
  { rule: 'typescript(ban-ts-comment)', path: 'shared/lib/d.ts', text: "// @ts-expect-error: soon\nexport const a: number = 'a';" },
  { rule: 'typescript(no-require-imports)', path: 'electron/main/d.ts', text: "export const a = require('node:fs');" },
  {
    rule: 'react(no-danger)',
    path: 'renderer/ui/c.tsx',
    text: "export const A = () => <p dangerouslySetInnerHTML={{ __html: 'a' }} />;",
  },
  { rule: 'eslint(eqeqeq)', path: 'shared/lib/e.ts', text: 'export const a = (b: unknown) => b == 1;' },
  { rule: 'eslint(no-eval)', path: 'renderer/lib/c.ts', text: "export const a = eval('1');" },
  { rule: 'eslint(max-params)', path: 'shared/lib/f.ts', text: 'export const a = (b: 1, c: 1, d: 1, e: 1) => [b, c, d, e];' },
  {
    rule: 'eslint(max-depth)',
    path: 'shared/lib/g.ts',
    text: 'export function a(b: number) { if (b > 1) { if (b > 2) { if (b > 3) { if (b > 4) { return 1; } } } } return 2; }',
  },
  ...['electron/main/long.ts', 'renderer/ui/long.tsx', 'shared/lib/long.ts', 'scripts/long.mjs', 'test/unit/long.ts'].map((path) => ({
    rule: 'eslint(max-lines)',
    path,
    text: lines(301, '// a line'),
  })),
  { rule: 'eslint(max-lines-per-function)', path: 'shared/lib/h.ts', text: `export function a() {\n${lines(61, '  a();')}}` },
  { rule: 'eslint(max-lines-per-function)', path: 'renderer/ui/d.tsx', text: `export function A() {\n${lines(91, '  A();')}}` },
  {
    rule: 'import(no-cycle)',
    path: 'shared/domain/egg.ts',
    text: "import { hen } from '#shared/domain/hen.ts';\nexport const egg = () => hen;",
  },
  { rule: 'import(no-cycle)', path: 'shared/domain/hen.ts', text: "import { egg } from './egg.ts';\nexport const hen = () => egg;" },
  { rule: 'import(no-cycle)', path: 'renderer/ui/One.ts', text: "import type { Two } from './Two.ts';\nexport type One = Two | 1;" },
  {
    rule: 'import(no-cycle)',
    path: 'renderer/ui/Two.ts',
    text: "import type { One } from '#renderer/ui/One.ts';\nexport type Two = One | 2;",
  },
];

/** What looks alike and is right where it stands. */
const GOOD = [
  { path: 'electron/main/crm/good.ts', text: "export const a = fetch('https://a.example');" },
  { path: 'electron/main/calendar/good.ts', text: "export const a = fetch('https://a.example');" },
  { path: 'electron/main/good.ts', text: 'export const a = Date.now();' },
  { path: 'shared/lib/good.ts', text: `${lines(299, '// a line')}export const a = (now: number) => new Date(now);` },
  { path: 'renderer/ui/good.tsx', text: `export function A() {\n${lines(80, '  A();')}}` },
  { path: 'scripts/good.mjs', text: "console.log('done');" },
  { path: 'a.config.ts', text: 'export default {};' },
];

describe('what oxlint refuses wherever it stands', () => {
  let refusedBy = newRefusals();

  beforeAll(async () => {
    refusedBy = await refusals([...BROKEN, ...GOOD]);
  });

  test.each(BROKEN)('$rule in $path', ({ rule, path }) => {
    expect(refusedBy(path)).toContain(rule);
  });

  test.each(GOOD)('$path passes', ({ path }) => {
    expect(refusedBy(path)).toEqual([]);
  });
});

const TYPED: readonly Broken[] = [
  {
    rule: 'typescript(no-floating-promises)',
    path: 'shared/lib/a.ts',
    text: 'const save = async (): Promise<void> => {};\nexport function a(): void {\n  save();\n}',
  },
  {
    rule: 'typescript(no-misused-promises)',
    path: 'shared/lib/b.ts',
    text: 'const has = async (): Promise<boolean> => true;\nexport const a = (): number => (has() ? 1 : 2);',
  },
  {
    rule: 'typescript(switch-exhaustiveness-check)',
    path: 'shared/lib/c.ts',
    text: "export function a(b: 'c' | 'd'): void {\n  switch (b) {\n    case 'c':\n      a('d');\n  }\n}",
  },
];

test('promises that nobody waits for and forgotten cases are refused by their types', async () => {
  const refusedBy = await refusals(TYPED, ['--type-aware']);
  expect(TYPED.filter(({ rule, path }) => !refusedBy(path).includes(rule)).map(({ rule, path }) => [rule, refusedBy(path)])).toEqual([]);
});
