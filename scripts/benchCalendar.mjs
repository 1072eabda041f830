import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { engineWords } from './batch.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { CannotHave, say } from './bootstrap/place.mjs';

const PORT = 18_314;
/** What happens on the way, in this order: a kill of the program or of the server, or the machine sleeps. */
const FAULTS = ['program', 'server', 'sleep', 'program', 'server', 'program', 'server', 'sleep', 'program', 'server'];
/** Longer than a call may take. */
const SLEEP_MS = 40_000;
const authorization = `Basic ${Buffer.from('booth:booth').toString('base64')}`;

const gone = (child) =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once('exit', done));

/** Gives a program and all it has started a signal, at once. */
const signalAll = ({ pid }, signal) => {
  if (pid !== undefined) process.kill(-pid, signal);
};

/** A Radicale on the files of `place`, answering. */
async function startServer(place) {
  const words = [`--server-hosts=127.0.0.1:${PORT}`, '--auth-type=none', `--storage-filesystem-folder=${join(place, 'server')}`];
  const child = spawn('radicale', ['--config=', ...words], { stdio: 'ignore' });
  child.once('error', () => undefined);
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new CannotHave('Radicale does not start: is port 18314 free?');
    const answers = await fetch(`http://127.0.0.1:${PORT}/`).then(
      () => true,
      () => false,
    );
    if (answers) return child;
    await pause(100);
  }
  throw new CannotHave('Radicale does not answer.');
}

const folderOf = (place) => join(place, 'server', 'collection-root', 'booth', 'agenda');
const filesOf = (place) => (existsSync(folderOf(place)) ? readdirSync(folderOf(place)).filter((name) => name.endsWith('.ics')) : []);

/** One run of the program on the profile; `onSyncing` when it begins to send. */
function startBooth({ program, folder, words, place, display, onLine }) {
  const child = spawn(
    program,
    [...engineWords(), folder, '--batch', 'bench', `calendar:${PORT}`, ...words, '--profile', join(place, 'profile')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // a group of its own: the page and its helpers die with the program
      detached: true,
      env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }), BOOTHBOOK_SECRET_CALENDAR_BENCH: 'booth' },
    },
  );
  const read = (async () => {
    for await (const line of createInterface({ input: child.stdout })) onLine(line);
  })();
  return { child, read };
}

const instant = (written) => Date.parse(written.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** What the server keeps in the end, beside what was booked. */
function count(place, wanted) {
  const seen = new Map();
  for (const name of filesOf(place)) {
    const text = readFileSync(join(folderOf(place), name), 'utf8').replaceAll(/\r?\n[ \t]/g, '');
    for (const [event] of text.matchAll(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g)) {
      const of = (key) => new RegExp(`^${key}:(.*)$`, 'm').exec(event)?.[1]?.trim() ?? '';
      const entry = { startsAt: instant(of('DTSTART')), endsAt: instant(of('DTEND')), title: of('SUMMARY') };
      seen.set(of('UID'), [...(seen.get(of('UID')) ?? []), entry]);
    }
  }
  let lost = 0;
  for (const [uid, { startsAt, endsAt, title }] of wanted) {
    const [first] = seen.get(uid) ?? [];
    if (first === undefined || first.startsAt !== startsAt || first.endsAt !== endsAt || first.title !== title) lost += 1;
  }
  const doubled = [...seen].reduce((sum, [uid, all]) => sum + (wanted.has(uid) ? all.length - 1 : all.length), 0);
  return { lost, doubled };
}

/** Whole program, real server: books, syncs, and on the way it is killed, the server is, and the machine sleeps. Ends with the RESULT line. */
export async function benchCalendar({ program, folder, words }) {
  if (spawnSync('radicale', ['--version']).status !== 0)
    throw new CannotHave('Radicale is not installed: npm run test:servers installs it.');
  const place = mkdtempSync(join(tmpdir(), 'boothbook-calendar-'));
  const amount = Number(words[words.indexOf('--leads') + 1]) || 500;
  const wanted = new Map();
  let server = await startServer(place);
  let booth = null;
  try {
    await fetch(`http://127.0.0.1:${PORT}/booth/agenda/`, { method: 'MKCALENDAR', headers: { authorization } });
    return await withDisplay(async (display) => {
      let faults = 0;
      let isSyncing = false;
      let ending = '';
      const onLine = (line) => {
        const want = /^WANT (\S+) (\d+) (\d+) (.*)$/.exec(line);
        if (want !== null) wanted.set(want[1], { startsAt: Number(want[2]), endsAt: Number(want[3]), title: want[4] });
        else if (line === 'SYNCING') isSyncing = true;
        else ending = line;
      };
      const begin = () => startBooth({ program, folder, words, place, display, onLine });
      booth = begin();
      // each kill has its moment by what the server has: spread over the whole of it, whatever the pace of this machine
      while (booth.child.exitCode === null) {
        const next = ((faults + 0.5) / (FAULTS.length + 1)) * amount;
        if (faults < FAULTS.length && isSyncing && filesOf(place).length >= next) {
          const fault = FAULTS[faults];
          faults += 1;
          say(`Fault ${faults} (${fault}) with ${filesOf(place).length} events at the server`);
          if (fault === 'program') {
            isSyncing = false;
            signalAll(booth.child, 'SIGKILL');
            await gone(booth.child);
            booth = begin();
          } else if (fault === 'server') {
            server.kill('SIGKILL');
            await gone(server);
            await pause(200);
            server = await startServer(place);
          } else {
            signalAll(booth.child, 'SIGSTOP');
            await pause(SLEEP_MS);
            signalAll(booth.child, 'SIGCONT');
          }
        }
        await pause(10);
      }
      await booth.read;
      if (booth.child.exitCode !== 0) return 1;
      const { lost, doubled } = count(place, wanted);
      say(ending.replace('RESULT calendar', 'Last run:'));
      const slept = FAULTS.slice(0, faults).filter((fault) => fault === 'sleep').length;
      console.log(`RESULT calendar appointments=${wanted.size} kills=${faults - slept} sleeps=${slept} lost=${lost} doubled=${doubled}`);
      return lost + doubled === 0 && wanted.size === amount && faults === FAULTS.length ? 0 : 1;
    });
  } finally {
    if (booth !== null && booth.child.exitCode === null) signalAll(booth.child, 'SIGKILL');
    server.kill('SIGKILL');
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}
