import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotHave, root } from './bootstrap/place.mjs';

const SCRIPT = join(root, 'scripts', 'odoo.sh');
/** The port odoo.sh serves on. */
export const ODOO_PORT = Number(process.env.ODOO_PORT ?? 18_311);

function odoo(...words) {
  const ran = spawnSync('bash', [SCRIPT, ...words], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new CannotHave(`odoo.sh ${words.join(' ')}: ${ran.stderr}`);
  return ran.stdout.trim();
}

/** Installs what is missing and starts PostgreSQL. */
export function prepareOdoo() {
  if (spawnSync('bash', [SCRIPT, 'prepare'], { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
    throw new CannotHave('Odoo could not be made ready (see above).');
  odoo('database', 'up');
}

export const stopDatabase = () => odoo('database', 'down');

/** The booth's API keys: one to use, one in reserve. */
export const readKeys = () => odoo('key', 'any').split('\n');

/** SIGKILL of PostgreSQL with all its connections, then a new one that recovers from its log. */
export async function killDatabase() {
  odoo('database', 'kill');
  for (let tries = 0; ; tries += 1) {
    await pause(300);
    if (spawnSync('bash', [SCRIPT, 'database', 'up']).status === 0) return;
    if (tries > 60) throw new Error('PostgreSQL does not come back');
  }
}

/** Rows of a query, cells as text; null while the database is away. */
export function query(database, statement) {
  const ran = spawnSync('bash', [SCRIPT, 'sql', database, statement], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) return null;
  return ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('|'));
}

/** One call past every proxy; throws with Odoo's words. */
export async function callOdoo(database, path, body, port = ODOO_PORT) {
  const answer = await fetch(`http://127.0.0.1:${port}/json/2/${path}`, {
    method: 'POST',
    headers: { authorization: `bearer ${readKeys()[1]}`, 'x-odoo-database': database, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

const gone = (child) =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once('exit', done));

/** Odoo on a database, fresh unless `again`, with its first request behind it. */
export async function serveOdoo(database, again = false) {
  if (!again) odoo('fresh', database);
  const child = spawn('bash', [SCRIPT, 'serve', database], { stdio: 'ignore' });
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new CannotHave(`Odoo does not start: is port ${ODOO_PORT} free?`);
    const isUp = await callOdoo(database, 'res.users/context_get', {}).then(
      () => true,
      () => false,
    );
    if (isUp)
      return {
        kill: async () => {
          child.kill('SIGKILL');
          await gone(child);
        },
      };
    await pause(100);
  }
  throw new CannotHave('Odoo does not answer.');
}

const QUIET = {
  tz: 'UTC',
  name_create_enabled_fields: { tag_ids: true, source_id: true },
  tracking_disable: true,
  mail_create_nolog: true,
};
const columnOf = (field) => (field === 'country_id' ? 'country_id/id' : field);

/** Loads records a hundred at a time, all columns in each table: the least that writing them can cost. Answers the ids. */
async function loadAll(at, model, records) {
  const ids = new Map();
  const names = [...new Set(records.flatMap(({ fields }) => Object.keys(fields)))];
  const most = model === 'ir.attachment' ? 30 : 100;
  for (let from = 0; from < records.length; from += most) {
    const some = records.slice(from, from + most);
    const data = some.map(({ externalKey, fields }) => [externalKey, ...names.map((name) => String(fields[name] ?? ''))]);
    const loaded = await callOdoo(at.database, `${model}/load`, { fields: ['id', ...names.map(columnOf)], data, context: QUIET }, at.port);
    if (!Array.isArray(loaded.ids)) throw new Error(`the raw loop was refused: ${JSON.stringify(loaded.messages).slice(0, 500)}`);
    for (const [row, { externalKey }] of some.entries()) ids.set(externalKey, loaded.ids[row]);
  }
  return ids;
}

/** The raw loop: nothing but `load`, nothing kept, nothing checked. */
export async function loadRaw(at, records, fileBytes) {
  const of = (model) => records.filter((record) => record.model === model);
  const ids = await loadAll(at, 'crm.lead', of('crm.lead'));
  await loadAll(at, 'calendar.event', of('calendar.event'));
  const datas = randomBytes(fileBytes).toString('base64');
  const files = of('ir.attachment').map(({ externalKey, fields, leadKey }) => ({
    externalKey,
    fields: { ...fields, datas, res_model: 'crm.lead', res_id: ids.get(leadKey) },
  }));
  await loadAll(at, 'ir.attachment', files);
}

/** A client that creates and tries again when no answer comes: how many leads too many it makes of `count`. */
export async function naiveDoubles({ database, port }, count) {
  for (let from = 0; from < count; from += 20) {
    const vals_list = Array.from({ length: Math.min(20, count - from) }, (_, at) => ({ name: `Control ${from + at}` }));
    for (let tries = 0; tries < 20; tries += 1) {
      const made = await callOdoo(database, 'crm.lead/create', { vals_list }, port).catch(() => null);
      if (Array.isArray(made)) break;
    }
  }
  return Number(query(database, "select count(*) from crm_lead where name like 'Control %'")?.[0]?.[0] ?? 0) - count;
}
