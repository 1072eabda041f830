import { Ajv } from 'ajv';
import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import { isObject } from './call.ts';
import type { Call, Contract } from './call.ts';

/** A request that is not as the vendor publishes it. */
export type Violation = { readonly call: string; readonly where: string; readonly words: string };

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const compiled = new WeakMap<AnySchemaObject, ValidateFunction>();

function validatorOf(schema: AnySchemaObject): ValidateFunction {
  const known = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, known);
  return known;
}

const wordsOf = (part: string, error: ErrorObject): Omit<Violation, 'call'> => {
  const { params, message = '' } = error;
  const extra = isObject(params) && typeof params['additionalProperty'] === 'string' ? ` (${params['additionalProperty']})` : '';
  return { where: `${part}${error.instancePath}`, words: `${message}${extra}` };
};

function partsOf(call: Call, contract: Contract): (readonly [string, AnySchemaObject, unknown])[] {
  const query = Object.fromEntries(call.query);
  return [
    ...(contract.body === undefined ? [] : [['body', contract.body, call.body] as const]),
    ['query', contract.query ?? NO_QUERY, query] as const,
    ...(contract.headers === undefined ? [] : [['headers', contract.headers, call.headers] as const]),
  ];
}

const NO_QUERY: AnySchemaObject = { type: 'object', additionalProperties: false };

const TYPES: Readonly<Record<NonNullable<Contract['type']> | 'json', RegExp>> = {
  json: /^application\/json\b/u,
  form: /^application\/x-www-form-urlencoded\b/u,
  multipart: /^multipart\/(?:form-data|mixed);.*boundary=/u,
};

/** All in which `call` differs from what the vendor publishes of it. */
export function violationsOf(call: Call, contract: Contract): Violation[] {
  const name = `${call.method} ${contract.path}`;
  const found = partsOf(call, contract).flatMap(([part, schema, value]) => {
    const validate = validatorOf(schema);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => ({ call: name, ...wordsOf(part, error) }));
  });
  const hasBody = contract.body !== undefined || contract.type !== undefined;
  const type = call.headers['content-type'] ?? '';
  if (hasBody && !TYPES[contract.type ?? 'json'].test(type)) found.push({ call: name, where: 'headers/content-type', words: `is ${type}` });
  if (!hasBody && call.bytes.length > 0) found.push({ call: name, where: 'body', words: 'must be absent' });
  return found;
}
