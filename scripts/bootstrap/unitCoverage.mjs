import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import v8 from '@vitest/coverage-v8';
import { root } from './place.mjs';

/** One for a process of tests, also when this module is loaded anew with each test file in it. */
const state = (globalThis[Symbol.for('boothbook.coverage')] ??= { session: new Session(), isOn: false });
const { session } = state;

const OWN = ['shared', 'electron', 'renderer'].map((name) => `${pathToFileURL(join(root, name)).href}/`);
const isOwn = ({ url }) => OWN.some((start) => url.startsWith(start));

/** Adds what one test file ran to what ran before: the functions of each script, each once. A function counts whole. */
function unite(scripts, result) {
  for (const { url, functions, ...rest } of result) {
    const script = scripts.get(url) ?? { ...rest, url, functions: new Map() };
    scripts.set(url, script);
    for (const one of functions) {
      const { startOffset, endOffset, count } = one.ranges[0];
      const name = `${startOffset}-${endOffset}`;
      if (count > 0 || !script.functions.has(name)) script.functions.set(name, one);
    }
  }
}

/**
 * Hands over all projects as if they were one: both make the same code of a file, and to find its lines again is what takes the time. Once
 * a file, and not once for each project.
 */
async function newProvider() {
  const provider = await v8.getProvider();
  const read = provider.readCoverageFiles.bind(provider);
  provider.readCoverageFiles = async ({ onFileRead, onFinished, onDebug }) => {
    const scripts = new Map();
    let first = null;
    await read({
      onFileRead: ({ result }) => unite(scripts, result),
      onFinished: async (...place) => void (first ??= place),
      onDebug,
    });
    if (first === null) return;
    onFileRead({ result: [...scripts.values()].map((script) => ({ ...script, functions: [...script.functions.values()] })) });
    await onFinished(...first);
  };
  return provider;
}

/**
 * Vitest's own measure, but by whole functions, as the stories are measured (test/e2e/coverage.ts): to count every branch made the tests
 * half as slow again, and told the same share of lines within half a percent.
 */
// oxlint-disable-next-line import/no-default-export -- Vitest asks for one
export default {
  ...v8,
  getProvider: newProvider,
  async startCoverage({ isolate }) {
    if (isolate === false && state.isOn) return;
    state.isOn = true;
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: false });
  },
  async takeCoverage(options) {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const places = options?.moduleExecutionInfo;
    return {
      result: result.filter(isOwn).map((entry) => ({ ...entry, startOffset: places?.get(fileURLToPath(entry.url))?.startOffset ?? 0 })),
    };
  },
  async stopCoverage({ isolate }) {
    if (isolate === false) return;
    await session.post('Profiler.stopPreciseCoverage');
    await session.post('Profiler.disable');
    session.disconnect();
    state.isOn = false;
  },
};
