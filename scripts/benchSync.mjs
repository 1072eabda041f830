import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { engineWords } from './batch.mjs';
import { measureFrames } from './benchFrames.mjs';
import { ODOO_PORT, killDatabase, loadRaw, naiveDoubles, prepareOdoo, query, readKeys, serveOdoo, stopDatabase } from './benchOdoo.mjs';
import { readBackAll } from './benchReadBack.mjs';
import { ensureBuild } from './bootstrap/build.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { root, say } from './bootstrap/place.mjs';
import { startLossyProxy } from './lossyProxy.mjs';

const PROXY_PORT = 18_315;
const KILLS = 18;
const FILE_BYTES = 60_000;
const DATABASES = { sync: 'bench_sync', rate: 'bench_rate', frames: 'bench_frames', raw: 'bench_raw' };

const gone = (child) =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once('exit', done));

/** Ends a program and all it has started, at once. */
const killAll = ({ pid }) => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
};

/** One run of a program of ours without a window, on the profile of the benchmark. */
function startBooth({ program, place, display }, app, { words, onLine }) {
  const child = spawn(program, [...engineWords(), app, '--batch', ...words, '--profile', join(place, 'profile')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own: the page and its helpers die with the program
    detached: true,
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }), BOOTHBOOK_SECRET: readKeys()[0] },
  });
  const booth = { child, read: Promise.resolve(), complaint: '' };
  booth.read = (async () => {
    for await (const line of createInterface({ input: child.stdout })) onLine(line);
  })();
  // progress and logs; the last line says why a run ended badly
  void (async () => {
    for await (const line of createInterface({ input: child.stderr })) if (line.trim() !== '') booth.complaint = line;
  })();
  return booth;
}

/** The description of a target as `sync --target` reads it; the profile has the target already. */
function targetFile(place, name) {
  const path = join(place, `${name}.json`);
  const target = {
    id: `bench-${name}`,
    name: `bench-${name}`,
    kind: 'odoo',
    url: `http://127.0.0.1:${PROXY_PORT}`,
    database: DATABASES[name],
  };
  writeFileSync(path, JSON.stringify(target));
  return path;
}

/** Leads, meetings and pictures into the profile; answers what Odoo must have of them. */
async function fillProfile(run, { folder, words }) {
  const records = [];
  const sums = new Map();
  let leadKey = '';
  const onLine = (line) => {
    if (line.startsWith('RECORD ')) {
      const record = JSON.parse(line.slice(7));
      if (record.model === 'crm.lead') leadKey = record.externalKey;
      records.push({ ...record, leadKey });
    } else if (line.startsWith('FILE ')) sums.set(...line.slice(5).split(' '));
    else say(line);
  };
  const booth = startBooth(run, folder, { words: ['bench', `sync:${PROXY_PORT}`, ...words], onLine });
  await gone(booth.child);
  await booth.read;
  if (booth.child.exitCode !== 0) throw new Error(`the profile could not be filled: ${booth.complaint}`);
  return { records, sums };
}

const leadsThere = () => Number(query(DATABASES.sync, 'select count(*) from crm_lead')?.[0]?.[0] ?? 0);

/** The program, Odoo and PostgreSQL at work, each with a way to kill it and start it again. */
async function startAll(run) {
  const words = ['sync', '--target', targetFile(run.place, 'sync')];
  const all = { server: await serveOdoo(DATABASES.sync), booth: null, ending: '' };
  const begin = () => startBooth(run, root, { words, onLine: (line) => (all.ending = line) });
  all.booth = begin();
  const strikes = [
    {
      whom: 'the program',
      strike: async () => {
        killAll(all.booth.child);
        await gone(all.booth.child);
        all.booth = begin();
      },
    },
    {
      whom: 'Odoo',
      strike: async () => {
        await all.server.kill();
        all.server = await serveOdoo(DATABASES.sync, true);
      },
    },
    { whom: 'PostgreSQL', strike: killDatabase },
  ];
  return { all, strikes };
}

/** The program sends everything while it, Odoo and PostgreSQL are killed by turns and the network is bad; answers the kills. */
async function syncThroughKills(run, { amount, proxy }) {
  const { all, strikes } = await startAll(run);
  let kills = 0;
  proxy.faultEvery = 13;
  try {
    // each kill has its moment by what the server has: spread over the whole of it, whatever the pace of this machine
    while (all.booth.child.exitCode === null) {
      const there = leadsThere();
      if (kills < KILLS && there >= ((kills + 0.5) / (KILLS + 1)) * amount) {
        const { whom, strike } = strikes[kills % strikes.length];
        kills += 1;
        say(`Kill ${kills}: ${whom}, with ${there} leads there`);
        await strike();
      }
      await pause(100);
    }
    await all.booth.read;
  } finally {
    proxy.faultEvery = 0;
    killAll(all.booth.child);
    await all.server.kill();
  }
  say(`The last run of the program said: ${all.ending.slice(0, 300)} ${all.booth.complaint}`);
  return { kills, exit: all.booth.child.exitCode };
}

/** What Odoo has, and what a naive client makes of the same bad network there. */
async function judge({ records, sums }, proxy) {
  const server = await serveOdoo(DATABASES.sync, true);
  try {
    const found = await readBackAll(DATABASES.sync, records, sums);
    proxy.faultEvery = 5;
    const controlDoubled = await naiveDoubles({ database: DATABASES.sync, port: PROXY_PORT }, 400);
    return { ...found, controlDoubled };
  } finally {
    proxy.faultEvery = 0;
    await server.kill();
  }
}

const spent = ({ calls, busy }) => `${calls} in ${(busy / 1000).toFixed(1)} s`;

/** Seconds from the first `load` to the end of the last, on a fresh database with nothing in the way. */
async function timed(database, proxy, work) {
  const server = await serveOdoo(database);
  try {
    proxy.loads = { from: 0, to: 0, calls: 0, busy: 0 };
    proxy.others = { calls: 0, busy: 0 };
    await work();
    const { loads, others } = proxy;
    const seconds = (loads.to - loads.from) / 1000;
    say(`${database}: ${seconds.toFixed(1)} s; calls of load ${spent(loads)}, others ${spent(others)}`);
    return seconds;
  } finally {
    await server.kill();
  }
}

async function rates(run, { records, amount, proxy }) {
  const ours = await timed(DATABASES.rate, proxy, async () => {
    const booth = startBooth(run, root, { words: ['sync', '--target', targetFile(run.place, 'rate')], onLine: () => undefined });
    await gone(booth.child);
    if (booth.child.exitCode !== 0) throw new Error(`the sync for the rate did not end well: ${booth.complaint}`);
  });
  const raw = await timed(DATABASES.raw, proxy, () => loadRaw({ database: DATABASES.raw, port: PROXY_PORT }, records, FILE_BYTES));
  return { rate: Math.round(amount / ours), rawRate: Math.round(amount / raw), rateRatio: (raw / ours).toFixed(2) };
}

async function framesOf(run) {
  const server = await serveOdoo(DATABASES.frames);
  try {
    return await measureFrames({ ...run, key: readKeys()[0], database: DATABASES.frames });
  } finally {
    await server.kill();
  }
}

const told = (values) =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');

/** Whole program, real Odoo: see the lines it says. Ends with the RESULT line. `part` rate: only the two rates. */
export async function benchSync({ program, folder, words, part }) {
  ensureBuild();
  prepareOdoo();
  const amount = Number(words[words.indexOf('--leads') + 1]) || 10_000;
  const place = mkdtempSync(join(tmpdir(), 'boothbook-sync-'));
  const proxy = await startLossyProxy({ port: PROXY_PORT, server: ODOO_PORT });
  try {
    return await withDisplay(async (display) => {
      const run = { program, place, display };
      say(`Making ${amount} leads with meetings and pictures …`);
      const wanted = await fillProfile(run, { folder, words });
      if (part === 'rate') {
        const values = await rates(run, { records: wanted.records, amount, proxy });
        console.log(`RESULT sync leads=${amount} ${told(values)}`);
        return 0;
      }
      const { kills, exit } = await syncThroughKills(run, { amount, proxy });
      const { lost, doubled, wrong, controlDoubled } = await judge(wanted, proxy);
      say(
        `${wanted.records.length} records: ${lost} lost, ${doubled} doubled, ${wrong} wrong; a naive client doubled ${controlDoubled} of 400`,
      );
      const { rate, rawRate, rateRatio } = await rates(run, { records: wanted.records, amount, proxy });
      say(`${rate} leads a second with all that hangs from them; a raw loop ${rawRate}`);
      const frames = await framesOf(run);
      say(`The window drew ${frames.count} frames while ${frames.leads} leads went out; the longest gap was ${frames.longest} ms`);
      const values = { leads: amount, kills, lost, doubled, wrong, controlDoubled, rateRatio, rate, rawRate, frameP95: frames.p95 };
      console.log(`RESULT sync ${told(values)}`);
      const isRight = exit === 0 && lost + doubled + wrong === 0 && controlDoubled > 0 && kills === KILLS;
      return isRight && Number(rateRatio) >= 0.8 && frames.p95 < 50 ? 0 : 1;
    });
  } finally {
    proxy.stop();
    stopDatabase();
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}
