import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A record of the fake: its external id, and the cells `load` put into it. */
type Kept = { readonly id: number; key: string; cells: Record<string, string> };

export type Odoo14 = {
  readonly url: string;
  readonly records: (model: string) => readonly Kept[];
  /** Methods asked for, in order: `crm.lead.load`. */
  readonly asked: string[];
  readonly stop: () => Promise<void>;
};

export const LOGIN = 'booth@shop.example';
export const SECRET = 'an-api-key';
const UID = 7;

/** An exception of Odoo's: its class and words. */
class Raised extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const char = (label: string) => ({ type: 'char', string: label, required: false, readonly: false, store: true });

/** A lead of 14 has a mobile and a title, which went later. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  'crm.lead': {
    ...Object.fromEntries(
      ['contact_name', 'partner_name', 'function', 'email_from', 'phone', 'mobile', 'website', 'street', 'street2', 'zip', 'city'].map(
        (name) => [name, char(name)],
      ),
    ),
    name: { ...char('Opportunity'), required: true },
    title: { type: 'many2one', relation: 'res.partner.title', string: 'Title', required: false, readonly: false, store: true },
    country_id: { type: 'many2one', relation: 'res.country', string: 'Country', required: false, readonly: false, store: true },
    tag_ids: { type: 'many2many', relation: 'crm.tag', string: 'Tags', required: false, readonly: false, store: true },
    source_id: { type: 'many2one', relation: 'utm.source', string: 'Source', required: false, readonly: false, store: true },
    priority: {
      type: 'selection',
      selection: [
        ['0', 'Low'],
        ['1', 'Medium'],
      ],
      string: 'Priority',
      required: false,
      readonly: false,
      store: true,
    },
    probability: { type: 'float', string: 'Probability', required: false, readonly: false, store: true },
    expected_revenue: { type: 'monetary', string: 'Expected Revenue', required: false, readonly: false, store: true },
    date_deadline: { type: 'date', string: 'Expected Closing', required: false, readonly: false, store: true },
    // plain text before 15
    description: { type: 'text', string: 'Notes', required: false, readonly: false, store: true },
  },
  'calendar.event': Object.fromEntries(
    ['name', 'start', 'stop', 'location', 'description', 'opportunity_id', 'active'].map((name) => [name, char(name)]),
  ),
  'ir.attachment': Object.fromEntries(['name', 'mimetype', 'datas', 'res_model', 'res_id'].map((name) => [name, char(name)])),
};

type Kw = Readonly<Record<string, unknown>>;

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function load(kept: Kept[], { fields, data }: Kw): object {
  const names = strings(fields);
  const rows = Array.isArray(data) ? data.map(strings) : [];
  const ids = rows.map((row) => {
    const [key = ''] = row;
    const cells = Object.fromEntries(names.slice(1).map((name, at) => [name, row[at + 1] ?? '']));
    const before = kept.find((one) => one.key === key);
    if (before === undefined) kept.push({ id: kept.length + 1, key, cells });
    else before.cells = { ...before.cells, ...cells };
    return before?.id ?? kept.length;
  });
  return { ids, messages: [], nextrow: 0 };
}

/** What a method answers; raises as 14 does for what came later. */
function answer(kept: Kept[], { model, method, args, kw }: { model: string; method: string; args: unknown[]; kw: Kw }): unknown {
  const fields = FIELDS[model];
  if (fields === undefined && !['res.users', 'res.users.apikeys'].includes(model)) throw new Raised('builtins.KeyError', `'${model}'`);
  switch (method) {
    case 'context_get':
      return { lang: 'fr_FR', tz: 'Europe/Brussels' };
    case 'read':
      return [{ id: UID, name: 'Stand' }];
    case 'check_access_rights':
      return true;
    case 'has_group':
      if (args.length > 0) throw new Raised('builtins.TypeError', "has_group() got multiple values for argument 'group_ext_id'");
      return kw['group_ext_id'] !== undefined;
    case 'fields_get':
      return fields;
    case 'default_get':
      if (!('fields_list' in kw)) throw new Raised('builtins.TypeError', "default_get() got an unexpected keyword argument 'fields'");
      return { priority: '0' };
    case 'get_external_id':
      return Object.fromEntries(strings(args[0]).map((id) => [id, kept.find((one) => String(one.id) === id)?.key ?? '']));
    case 'search_read':
      if (model !== 'crm.lead') throw new Raised('builtins.ValueError', "Invalid field 'expiration_date' on model 'res.users.apikeys'");
      return kept.map(({ id, cells }) => ({ id, ...cells }));
    case 'load':
      return load(kept, kw);
    default:
      throw new Raised('builtins.AttributeError', `type object '${model}' has no attribute '${method}'`);
  }
}

/**
 * As much of Odoo 14 as Boothbook speaks to, over JSON-RPC: errors come with HTTP 200, and what came later is not there (JSON-2,
 * `/web/version`, `has_access`, the user's number in their context, ends of keys). From the sources of 14.0.
 */
export async function startOdoo14(): Promise<Odoo14> {
  const models = new Map<string, Kept[]>();
  const asked: string[] = [];
  const keptOf = (model: string): Kept[] => {
    const kept = models.get(model) ?? [];
    models.set(model, kept);
    return kept;
  };
  const service = (params: { service: string; method: string; args: unknown[] }): unknown => {
    const { args } = params;
    if (params.method === 'version')
      return { server_version: '14.0', server_version_info: [14, 0, 0, 'final', 0, ''], protocol_version: 1 };
    if (params.method === 'authenticate') return args[1] === LOGIN && args[2] === SECRET ? UID : false;
    const [, , secret, model, method, positional, kw] = args;
    if (secret !== SECRET) throw new Raised('odoo.exceptions.AccessDenied', 'Access denied');
    asked.push(`${String(model)}.${String(method)}`);
    const call = { model: String(model), method: String(method), args: Array.isArray(positional) ? positional : [], kw: (kw ?? {}) as Kw }; // ours
    return answer(keptOf(String(model)), call);
  };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (request.url !== '/jsonrpc') return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>');
      const { id, params } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { id: number; params: Parameters<typeof service>[0] }; // our own client's
      const told = ((): object => {
        try {
          return { result: service(params) };
        } catch (error) {
          if (!(error instanceof Raised)) throw error;
          const data = { name: error.name, message: error.message, debug: 'Traceback …', arguments: [error.message], context: {} };
          return { error: { code: 200, message: 'Odoo Server Error', data } };
        }
      })();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, ...told }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server's address
  return {
    url: `http://127.0.0.1:${port}`,
    records: keptOf,
    asked,
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}
