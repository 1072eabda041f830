import { booth } from '#renderer/lib/booth.ts';
import type { Bench } from './bench.ts';
import { say } from './bench.ts';
import { runCalendar } from './runCalendar.ts';
import { runCapsule } from './runCapsule.ts';
import { runCards } from './runCards.ts';
import { runDecode } from './runDecode.ts';
import { runExport } from './runExport.ts';
import { runFaults } from './runFaults.ts';
import { runFigures } from './runFigures.ts';
import { runFuzz } from './runFuzz.ts';
import { runList } from './runList.ts';
import { runLists } from './runLists.ts';
import { runScale } from './runScale.ts';
import { runSealed } from './runSealed.ts';
import { runSync } from './runSync.ts';

/** Every benchmark of the page; a new one is a file and a line here. */
const benches: Readonly<Record<string, Bench>> = {
  decode: runDecode,
  cards: runCards,
  calendar: runCalendar,
  capsule: runCapsule,
  faults: runFaults,
  figures: runFigures,
  sealed: runSealed,
  list: runList,
  export: runExport,
  lists: runLists,
  fuzz: runFuzz,
  scale: runScale,
  sync: runSync,
};

async function run(): Promise<void> {
  const job = await booth.batchJob();
  const name = job.words[0] ?? '';
  // `decode:webcam` is a part of a benchmark
  const [kind = ''] = name.split(':');
  const bench = benches[kind];
  if (bench === undefined) return booth.batchEnd({ exit: 2, message: `benchmarks: ${Object.keys(benches).join(', ')}` });
  try {
    const values = await bench(job);
    await say(
      `RESULT ${kind} ${Object.entries(values)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ')}`,
    );
    await booth.batchEnd({ exit: 0 });
  } catch (cause) {
    // the one boundary of this page
    await booth.batchEnd({ exit: 1, message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
  }
}

await run();
