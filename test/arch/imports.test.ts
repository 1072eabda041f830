import { dirname } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { FEATURE, NEVER, TABLE } from './imports.ts';
import { type Sample, newRefusals, refusals } from './lint.ts';
import { codeOf, filesBelow } from './tree.ts';

const RULE = 'eslint(no-restricted-imports)';

/** Pairs of a folder and a name it imports, each in a file of its own; `refused` is what must become of it. */
const asked: { readonly folder: string; readonly from: string; readonly refused: boolean; readonly path: string }[] = [];
const ask = (folder: string, from: string, refused: boolean): number =>
  asked.push({ folder, from, refused, path: `${folder}/probe${asked.length}.ts` });

const features = [...new Set(filesBelow('renderer/features').map((path) => path.split('/')[2] ?? ''))];
const codeFolders = [...new Set(codeOf(['electron', 'renderer', 'shared']).map((path) => dirname(path)))];

for (const { folder, may, mayNot } of TABLE) {
  for (const from of ['./a.ts', ...may]) ask(folder, from, false);
  for (const from of mayNot) ask(folder, from, true);
}
for (const feature of features) {
  const folder = `renderer/features/${feature}`;
  for (const from of ['./a.ts', ...FEATURE.may]) ask(folder, from, false);
  for (const from of FEATURE.mayNot) ask(folder, from, true);
  for (const other of features) if (other !== feature) ask(folder, `#renderer/features/${other}/a.ts`, true);
}
// Every folder there is, and one that nobody has thought of yet.
for (const folder of [...codeFolders, 'renderer/features/new', 'renderer/new', 'shared/new', 'electron/new', 'new']) {
  for (const from of NEVER) ask(folder, from, true);
}
for (const folder of ['renderer/new', 'shared/new', 'electron/new', 'new']) ask(folder, '#shared/lib/a.ts', true);
for (const from of ['../a.ts', './../a.ts']) for (const folder of ['test/unit', 'scripts/bootstrap']) ask(folder, from, true);
for (const folder of ['scripts', 'scripts/bootstrap']) ask(folder, '#test/unit/a.ts', true);
ask('test/unit', '#test/unit/a.ts', false);
ask('test/unit', '#renderer/data/a.ts', false);
ask('scripts', 'node:child_process', false);

/** All the ways to name a file that is out of bounds. */
const WAYS: readonly Sample[] = [
  "import { a } from '#renderer/app/a.ts';\nexport const b = a;",
  "import type { A } from '#renderer/app/a.ts';\nexport type B = A;",
  "export { a } from '#renderer/app/a.ts';",
  "export * from '#renderer/app/a.ts';",
  "export const b = (): Promise<unknown> => import('#renderer/app/a.ts');",
].map((text, index) => ({ path: `shared/domain/way${index}.ts`, text }));

const workbook = { path: 'shared/formats/workbook.ts', text: "export const read = (): Promise<unknown> => import('xlsx');" };
const updater = { path: 'electron/main/update/engine.ts', text: "import updater from 'electron-updater';\nexport const found = updater;" };
const net = { path: 'electron/main/net.ts', text: "import { net } from 'electron';\nexport const online = net.isOnline();" };

describe('who may import whom', () => {
  let refusedBy = newRefusals();

  beforeAll(async () => {
    const probes = asked.map(({ path, from }) => ({ path, text: `import '${from}';\nexport const probe = 1;\n` }));
    refusedBy = await refusals([...probes, ...WAYS, workbook, updater, net]);
  });

  test('every folder of the table is asked about, and every feature', () => {
    expect(features).toContain('capture');
    const rows = new Set(TABLE.map(({ folder }) => folder));
    const areas = codeFolders.map((folder) => folder.split('/').slice(0, 2).join('/'));
    expect([...new Set(areas)].filter((area) => !rows.has(area) && !['renderer', 'renderer/features'].includes(area))).toEqual([]);
  });

  test('what the table forbids is refused', () => {
    const missed = asked.filter(({ refused, path }) => refused && !refusedBy(path).includes(RULE));
    expect(missed.map(({ folder, from }) => `${folder} <- ${from}`)).toEqual([]);
  });

  test('what the table allows passes', () => {
    const wrong = asked.filter(({ refused, path }) => !refused && refusedBy(path).length > 0);
    expect(wrong.map(({ folder, from, path }) => `${folder} <- ${from}: ${refusedBy(path).join()}`)).toEqual([]);
  });

  test.each(WAYS)('no way of importing gets around it: $text', ({ path }) => {
    expect(refusedBy(path)).toContain(RULE);
  });

  test('the spreadsheet library is named in its one file', () => {
    expect(refusedBy(workbook.path)).toEqual([]);
    expect(refusedBy(updater.path)).toEqual([]);
  });

  test('main does not reach the network by Electron', () => {
    expect(refusedBy(net.path)).toContain(RULE);
  });
});
