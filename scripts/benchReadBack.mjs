import { callOdoo, query } from './benchOdoo.mjs';

const said = (html) =>
  String(html || '')
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|#39|#34|nbsp|amp);/g,
      (_, name) => ({ lt: '<', gt: '>', quot: '"', nbsp: ' ', amp: '&' })[name] ?? (name === '#39' ? "'" : '"'),
    )
    .replace(/\s+/g, ' ')
    .trim();

const digits = (text) => String(text || '').replace(/[^\d+]/g, '');
const bare = (text) =>
  String(text || '')
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
    .toLowerCase();
const sorted = (names) => [...names].sort((a, b) => (a < b ? -1 : 1)).join();

/** How a field of a lead is compared: what was wanted, what is there. */
const FIELDS = {
  name: (a, b) => a === b,
  contact_name: (a, b) => a === b,
  partner_name: (a, b) => a === b,
  function: (a, b) => a === b,
  email_from: (a, b) => a.toLowerCase() === String(b).toLowerCase(),
  phone: (a, b) => digits(a) === digits(b),
  website: (a, b) => bare(a) === bare(b),
  street: (a, b) => a === b,
  zip: (a, b) => a === b,
  city: (a, b) => a === b,
  country_id: (a, b, { countries }) => a.replace('base.uk', 'base.gb') === `base.${countries.get(b?.[0])}`,
  tag_ids: (a, b, { tags }) => sorted(new Set(a.split(','))) === sorted(b.map((id) => tags.get(id))),
  source_id: (a, b) => a === b?.[1],
  priority: (a, b) => a === b,
  probability: (a, b) => Math.abs(a - b) < 0.01,
  expected_revenue: (a, b) => Math.abs(a - b) < 0.01,
  date_deadline: (a, b) => a === b,
  description: (a, b) => said(a) === said(b),
};

const rows = (database, model, fields) =>
  callOdoo(database, `${model}/search_read`, { domain: [], fields, context: { active_test: false, tz: 'UTC' } });

/** Ids in the database by our keys. */
const keysOf = (database, model) =>
  new Map(query(database, `select 'boothbook.' || name, res_id from ir_model_data where module = 'boothbook' and model = '${model}'`));

const isLeadRight = (fields, row, names) =>
  Object.entries(fields).every(([field, wanted]) => FIELDS[field] === undefined || FIELDS[field](wanted, row[field], names));

/** What Odoo has in the end, beside what it was to have: records lost, too many, and wrong in a field. */
export async function readBackAll(database, records, sums) {
  const tags = new Map((await rows(database, 'crm.tag', ['name'])).map(({ id, name }) => [id, name]));
  const countries = new Map((await rows(database, 'res.country', ['code'])).map(({ id, code }) => [id, code.toLowerCase()]));
  const leads = new Map((await rows(database, 'crm.lead', Object.keys(FIELDS))).map((row) => [String(row.id), row]));
  const events = new Map(
    (await rows(database, 'calendar.event', ['name', 'start', 'stop', 'location', 'opportunity_id'])).map((row) => [String(row.id), row]),
  );
  const files = new Map(
    query(database, "select id, res_id, checksum, name from ir_attachment where res_model = 'crm.lead'").map((row) => [row[0], row]),
  );
  const keys = { 'crm.lead': keysOf(database, 'crm.lead'), 'calendar.event': keysOf(database, 'calendar.event') };
  keys['ir.attachment'] = keysOf(database, 'ir.attachment');
  const isRight = {
    'crm.lead': ({ fields }, id) => isLeadRight(fields, leads.get(id), { tags, countries }),
    'calendar.event': ({ fields, leadKey }, id) => {
      const row = events.get(id);
      const hangs = String(row.opportunity_id?.[0]) === keys['crm.lead'].get(leadKey);
      const place = (row.location || undefined) === fields.location;
      return hangs && place && row.name === fields.name && row.start === fields.start && row.stop === fields.stop;
    },
    'ir.attachment': ({ file, leadKey }, id) => {
      const [, leadId, checksum] = files.get(id);
      return leadId === keys['crm.lead'].get(leadKey) && checksum === sums.get(file);
    },
  };
  const there = { 'crm.lead': leads, 'calendar.event': events, 'ir.attachment': files };
  let lost = 0;
  let wrong = 0;
  for (const record of records) {
    const id = keys[record.model].get(record.externalKey);
    if (id === undefined || !there[record.model].has(id)) lost += 1;
    else if (!isRight[record.model](record, id)) wrong += 1;
  }
  const wanted = (model) => records.filter((record) => record.model === model).length;
  const doubled = Object.keys(there).reduce((sum, model) => sum + Math.max(0, there[model].size - wanted(model)), 0);
  return { lost, doubled, wrong };
}
