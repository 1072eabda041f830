import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SCRIPT = join(import.meta.dirname, '../../scripts/odoo.sh');
const PORTS = { odoo: 18_311, radicale: 18_312, xandikos: 18_313 };

/** Runs one verb of scripts/odoo.sh and answers what it prints; throws with its words when it fails. */
function script(...words: string[]): string {
  const ran = spawnSync('bash', [SCRIPT, ...words], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`odoo.sh ${words.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}

async function whenAnswering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode} before it answered at ${url}`);
    const answers = await fetch(url).then(
      (response) => response.status < 500,
      () => false,
    );
    if (answers) return;
    await pause(100);
  }
  throw new Error(`nothing answers at ${url} after 30 s`);
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));

export type RealOdoo = {
  readonly port: number;
  readonly database: string;
  /** The booth user's API keys: one to use, one in reserve. */
  readonly keys: readonly [string, string];
  readonly sql: (statement: string) => string;
  /** Python as Odoo's administrator; what it prints. */
  readonly python: (code: string) => string;
  /** SIGKILL, then a new process. */
  readonly killAndRestart: () => Promise<void>;
  /** SIGKILL of PostgreSQL with all its connections, then a new one that recovers from its log. */
  readonly killDatabase: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Runs Python inside Odoo, as its administrator, and answers what it prints: what a customer's consultant would do there. */
function runPython(database: string, python: string): string {
  const input = `${python}\nenv.cr.commit()\n`;
  const ran = spawnSync('bash', [SCRIPT, 'shell', database], { encoding: 'utf8', input, maxBuffer: 1 << 26 });
  if (ran.status !== 0 || /Traceback/u.test(ran.stdout + ran.stderr)) throw new Error(`odoo.sh shell: ${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

/** A real Odoo on a fresh database of its own, perhaps with `python` run in it first. Rejects when it does not start: a test that needs it fails. */
export async function startOdoo(database: string, python?: string): Promise<RealOdoo> {
  script('database', 'up');
  script('fresh', database);
  if (python !== undefined) runPython(database, python);
  const [first = '', reserve = ''] = script('key', database).split('\n');
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn('bash', [SCRIPT, 'serve', database], { stdio: 'ignore' });
    await whenAnswering(`http://127.0.0.1:${PORTS.odoo}/web/health`, child);
    return child;
  };
  let child = await begin();
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended(child);
  };
  return {
    port: PORTS.odoo,
    database,
    keys: [first, reserve],
    sql: (statement) => script('sql', database, statement),
    python: (code) => runPython(database, code),
    async killAndRestart() {
      await kill();
      child = await begin();
    },
    async killDatabase() {
      script('database', 'kill');
      // the killed server's children need a moment to let go of the shared memory
      for (let tries = 0; ; tries += 1) {
        await pause(300);
        const up = spawnSync('bash', [SCRIPT, 'database', 'up'], { encoding: 'utf8' });
        if (up.status === 0) return;
        if (tries > 60) throw new Error(`PostgreSQL does not come back: ${up.stderr}`);
      }
    },
    stop: kill,
  };
}

export type RealRadicale = {
  readonly url: string;
  readonly port: number;
  /** Where it keeps one file an event. */
  readonly folder: string;
  /** SIGKILL, then a new process on the same files. */
  readonly killAndRestart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A real Radicale (CalDAV) that keeps its files in a folder of its own. */
export async function startRadicale(): Promise<RealRadicale> {
  const folder = await mkdtemp(join(tmpdir(), 'boothbook-radicale-'));
  const words = [`--server-hosts=127.0.0.1:${PORTS.radicale}`, '--auth-type=none', `--storage-filesystem-folder=${folder}`];
  const url = `http://127.0.0.1:${PORTS.radicale}/`;
  const begin = async (): Promise<ChildProcess> => {
    const started = spawn('radicale', ['--config=', ...words], { stdio: 'ignore' });
    started.once('error', () => undefined);
    await whenAnswering(url, started);
    return started;
  };
  let child = await begin();
  return {
    url,
    port: PORTS.radicale,
    folder,
    async killAndRestart() {
      child.kill('SIGKILL');
      await ended(child);
      child = await begin();
    },
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type RealXandikos = { readonly url: string; readonly stop: () => Promise<void> };

/** A real Xandikos: stricter than Radicale about UIDs, and it answers errors of PUT as 207. Its calendar is `booth/calendars/calendar/`. */
export async function startXandikos(): Promise<RealXandikos> {
  const folder = await mkdtemp(join(tmpdir(), 'boothbook-xandikos-'));
  const words = ['-d', folder, '-l', '127.0.0.1', '-p', String(PORTS.xandikos), '--defaults', '--current-user-principal=/booth/'];
  const child = spawn('xandikos', words, { stdio: 'ignore' });
  child.once('error', () => undefined);
  const url = `http://127.0.0.1:${PORTS.xandikos}/`;
  await whenAnswering(url, child);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
