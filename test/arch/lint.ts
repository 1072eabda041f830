import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './tree.ts';

/** A small file at the place in the tree where a rule should notice it. */
export interface Sample {
  readonly path: string;
  readonly text: string;
}

/** Runs a tool of the repository in a folder and gives what it prints; tools that refuse end with an error, and still print. */
const outputOf = (file: string, words: readonly string[], cwd: string): Promise<string> =>
  new Promise((settle) => {
    execFile(process.execPath, [join(ROOT, 'node_modules', file), ...words], { cwd, maxBuffer: 1 << 26 }, (_error, out) => settle(out));
  });

/** Does the work in a folder laid out like the repository: the samples beside our own settings, and nothing else. */
async function withSamples<T>(samples: readonly Sample[], work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'boothbook-arch-'));
  try {
    const settings = ['.oxlintrc.json', 'package.json', 'tsconfig.base.json', 'tsconfig.json'];
    const projects = ['shared', 'electron', 'renderer', 'test'].map((name) => `${name}/tsconfig.json`);
    for (const path of [...settings, ...projects]) cpSync(join(ROOT, path), join(folder, path));
    for (const { path, text } of samples) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What oxlint prints with `--format=json`, as far as we read it. */
interface Report {
  readonly diagnostics: readonly { readonly code?: string; readonly filename: string }[];
  readonly number_of_files: number;
}

/** The rules that refused a sample, by its path. */
type RefusedBy = (path: string) => readonly string[];

/** Before anything was read: asking is a fault of the test. */
export const newRefusals = (): RefusedBy => (path) => {
  throw new Error(`${path} was never read`);
};

/**
 * Which rules of .oxlintrc.json refuse each sample, by path, as oxlint names them (`eslint(no-console)`).
 * Throws if oxlint did not read every sample: a sample that nobody read would seem good.
 */
export const refusals = (samples: readonly Sample[], words: readonly string[] = []): Promise<RefusedBy> =>
  withSamples(samples, async (folder) => {
    const read = (): Promise<string> => outputOf('oxlint/bin/oxlint', ['--format=json', ...words], folder);
    const first = await read();
    // its checker of types could not always be started on a busy machine; what it says then is no report
    const printed = first.startsWith('{') ? first : await read();
    if (!printed.startsWith('{')) throw new Error(`oxlint read nothing: ${printed.slice(0, 500)}`);
    // The shape is oxlint's own; a change of it fails in the line below or in every test.
    const report = JSON.parse(printed) as Report;
    if (report.number_of_files !== samples.length) throw new Error(`oxlint read ${report.number_of_files} of ${samples.length} samples`);
    const found = new Map<string, string[]>();
    for (const { code, filename } of report.diagnostics) found.set(filename, [...(found.get(filename) ?? []), code ?? 'unknown']);
    return (path: string) => found.get(path) ?? [];
  });

/** The lines the compiler prints about the samples of one project (`shared/a.ts(1,1): error TS2304: …`). */
export const compilerErrors = (project: string, samples: readonly Sample[]): Promise<readonly string[]> =>
  withSamples(samples, async (folder) => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const words = ['-p', project, '--noEmit', '--emitDeclarationOnly', 'false'];
    return (await outputOf('typescript/bin/tsc', words, folder)).split('\n').filter((line) => line.includes('error TS'));
  });
