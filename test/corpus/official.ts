import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { AnySchemaObject } from 'ajv';
import { isObject, listOf, matchPath, objectOf, textOf } from '#test/fakes/call.ts';
import type { FakeObject } from '#test/fakes/call.ts';
import type { Logged } from '#test/fakes/startFake.ts';
import { data } from './batch.ts';

/** What a vendor's own OpenAPI files say of the calls that were made. */
export type Verdict = {
  /** Calls that the files describe. */
  readonly covered: number;
  /** Paths that none of the files describes (properties, files: not among them). */
  readonly unknown: readonly string[];
  readonly requests: readonly string[];
  readonly answers: readonly string[];
};

type Document = { readonly id: string; readonly paths: FakeObject; readonly schemas: FakeObject };

/** References into files that are not here hold anything. */
function withoutRemotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRemotes);
  if (!isObject(value)) return value;
  const target = value['$ref'];
  if (typeof target === 'string' && !target.startsWith('#')) return {};
  // Zoho's alternatives require nothing, so that several always match: one that does is enough
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name === 'oneOf' ? 'anyOf' : name, withoutRemotes(inner)]));
}

function readDocuments(ajv: Ajv, folder: string): Document[] {
  const at = join(data, 'crm-schemas', folder);
  return readdirSync(at)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const written = objectOf(withoutRemotes(JSON.parse(readFileSync(join(at, name), 'utf8')) as unknown));
      const id = `official://${folder}/${name}`;
      ajv.addSchema({ $id: id, components: written['components'] });
      return { id, paths: objectOf(written['paths']), schemas: objectOf(objectOf(written['components'])['schemas']) };
    });
}

/** The schema with its references pointing into the document it stands in. */
function placed(schema: unknown, id: string): AnySchemaObject {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${id}#/`);
  return JSON.parse(text) as AnySchemaObject; // JSON of what was JSON
}

/** Of the alternatives of an answer those that know its parts; else one of them without any duties would take everything. */
function narrowed(schema: unknown, { schemas }: Document, value: unknown): unknown {
  const ways = objectOf(schema)['anyOf'];
  if (!Array.isArray(ways)) return schema;
  const resolved = ways.map((way) => objectOf(schemas[textOf(objectOf(way)['$ref']).split('/').at(-1) ?? ''] ?? way));
  const names = Object.keys(objectOf(value));
  const fitting = resolved.filter((way) => names.every((name) => name in objectOf(way['properties'])));
  return fitting.length === 0 ? { not: {} } : { anyOf: fitting };
}

/** Addresses of Zoho that look like a record's and are described in files that are not here. */
const ELSEWHERE = /^\/crm\/v8\/(?:settings|users|org)\b/u;

/** The exact path before one with variables. */
function operationOf(documents: readonly Document[], { method, path }: Logged): { operation: FakeObject; document: Document } | null {
  if (ELSEWHERE.test(path)) return null;
  const found = documents.flatMap((document) =>
    Object.entries(document.paths).flatMap(([template, methods]) => {
      const operation = objectOf(methods)[method.toLowerCase()];
      return isObject(operation) && matchPath(template, path) !== null ? [{ operation, document, blanks: template.split('{').length }] : [];
    }),
  );
  return found.sort((a, b) => a.blanks - b.blanks)[0] ?? null;
}

/** The schema of a body of that type, if one is described. */
const schemaIn = (body: unknown, type: string): unknown => {
  const content = objectOf(objectOf(body)['content']);
  return objectOf(content[type] ?? content['*/*'])['schema'];
};

/** Holds every call against the vendor's own files. */
export function judge(folder: 'hubspot' | 'zoho', calls: readonly Logged[]): Verdict {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  const documents = readDocuments(ajv, folder);
  const unknown = new Set<string>();
  const requests: string[] = [];
  const answers: string[] = [];
  let covered = 0;

  function check(into: string[], name: string, [schema, id, value]: [unknown, string, unknown]): void {
    if (schema === undefined) return;
    if (ajv.validate(placed(schema, id), value)) return;
    into.push(...(ajv.errors ?? []).map(({ instancePath, message }) => `${name}: ${instancePath} ${message ?? ''}`));
  }

  function checkQuery(name: string, operation: FakeObject, logged: Logged): void {
    const known = listOf(operation['parameters']).map(objectOf);
    const query = new URL(logged.target, 'http://fake').searchParams;
    const names = new Set(known.filter((one) => one['in'] === 'query').map((one) => textOf(one['name'])));
    // parameters that stand elsewhere in the document are not looked up: only a document that names its own is strict
    if (known.some((one) => '$ref' in one)) return;
    for (const asked of query.keys()) if (!names.has(asked)) requests.push(`${name}: no parameter ${asked}`);
  }

  for (const logged of calls) {
    const name = `${logged.method} ${logged.path}`;
    const found = operationOf(documents, logged);
    if (found === null) {
      unknown.add(name);
      continue;
    }
    covered += 1;
    const { operation, document } = found;
    const { id } = document;
    check(requests, name, [schemaIn(operation['requestBody'], 'application/json'), id, logged.body]);
    checkQuery(name, operation, logged);
    const responses = objectOf(operation['responses']);
    const status = String(logged.status);
    // an error is described as such, and not by each call
    const isGood = logged.status < 300 && logged.status !== 204;
    if (!isGood) continue;
    const schema = schemaIn(responses[status] ?? responses['200'] ?? responses['201'], 'application/json');
    check(answers, `${name} ${status}`, [narrowed(schema, document, logged.answer), id, logged.answer]);
  }
  return { covered, unknown: [...unknown], requests, answers };
}
