import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsOf, faultOf, holds } from '#shared/crm/rest/answer.ts';
import type { Said } from '#shared/crm/rest/answer.ts';
import { differencesOf } from '#shared/crm/rest/compare.ts';
import type { Answer, Errors } from '#shared/crm/rest/descriptionCalls.ts';
import { fieldsOf, joined } from '#shared/crm/rest/fieldList.ts';
import { allAt, valueAt } from '#shared/crm/rest/pointer.ts';

const NOW = Date.UTC(2026, 2, 16, 9);

const said = (status: number, body: unknown, headers: Record<string, string> = {}): Said => ({
  status,
  header: (name) => headers[name] ?? null,
  body,
  isEmpty: body === undefined && headers['empty'] === 'yes',
});

const errors: Errors = {
  shape: { code: '/code', message: '/message', field: '/field' },
  rules: [
    { when: { code: ['DAILY'] }, is: 'transient', waitS: 3_600 },
    { when: { status: [404], at: '/message' }, is: 'conflict' },
  ],
};
const listed: Answer = { list: '/results', id: '/id', isGood: { at: '/ok', is: [true] } };
const keyed: Answer = { list: '/results', key: '/key', id: '/id' };
const endsIn = (answer: Answer, one: Said, keys: readonly string[]) => endsOf(one, keys, { answer, errors, now: NOW });

describe('what an answer says became of the leads', () => {
  it('is done only with a good status, the expected shape, and an id for each', () => {
    expect(endsIn(listed, said(200, { results: [{ id: 7, ok: true }] }), ['a'])).toEqual([{ kind: 'done', id: '7', isNew: false }]);
    expect(endsIn(listed, said(200, { results: [{ id: 7, ok: true }] }), ['a', 'b'])).toMatchObject({ kind: 'transient' });
    expect(endsIn(listed, said(200, { results: [{ id: 7, ok: false, message: 'no' }] }), ['a'])).toMatchObject([
      { kind: 'refused', reason: 'no' },
    ]);
    expect(endsIn({ id: '/id' }, said(500, { id: 7, message: 'oh' }), ['a'])).toMatchObject({ kind: 'transient' });
  });

  it('is never done for anything else, whatever comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), fc.array(fc.string(), { maxLength: 4 }), (status, body, keys) => {
        const answers: readonly Answer[] = [listed, keyed, { id: '/id' }];
        for (const answer of answers) {
          const ends = endsIn(answer, said(status, body), keys);
          if (!Array.isArray(ends)) continue;
          expect(ends.length).toBe(answer.list === undefined ? 1 : keys.length);
          for (const end of ends) if (end.kind === 'done') expect([status >= 200 && status < 300, end.id === '']).toEqual([true, false]);
        }
      }),
    );
  });

  it('finds each by its key, in any order, and tries alone those it says nothing of', () => {
    const ends = endsIn(
      keyed,
      said(200, {
        results: [
          { key: 'b', id: 2 },
          { key: 'a', id: 1 },
        ],
        message: 'one is missing',
      }),
      ['a', 'b', 'c'],
    );
    expect(ends).toMatchObject([
      { kind: 'done', id: '1' },
      { kind: 'done', id: '2' },
      { kind: 'whole', reason: 'one is missing' },
    ]);
  });
});

describe('what an error means', () => {
  it('is that of the first rule that holds, with how long to wait', () => {
    expect(faultOf(said(429, { code: 'DAILY', message: 'enough' }), errors, { now: NOW })).toEqual({
      kind: 'transient',
      reason: 'enough',
      retryAfterMs: 3_600_000,
    });
    expect(faultOf(said(404, { message: 'gone' }), errors, { now: NOW })).toMatchObject({ kind: 'conflict', reason: 'gone' });
    expect(faultOf(said(400, { message: 'bad', field: 'email' }), errors, { now: NOW })).toEqual({
      kind: 'refused',
      reason: 'bad',
      field: 'email',
    });
  });

  it('waits as Retry-After says, in seconds or until a date, and never longer than a day', () => {
    const wait = (value: string) => {
      const fault = faultOf(said(503, { message: 'busy' }, { 'retry-after': value }), errors, { now: NOW });
      return fault.kind === 'transient' ? fault.retryAfterMs : null;
    };
    expect(wait('7')).toBe(7_000);
    expect(wait(new Date(NOW + 5_000).toUTCString())).toBe(5_000);
    expect(wait('9999999')).toBe(86_400_000);
    expect(wait('soon')).toBeUndefined();
  });

  it('passes by itself when it is not the target that speaks, whatever the status', () => {
    for (const status of [200, 302, 400, 403, 404, 409, 500])
      expect(faultOf(said(status, undefined), errors, { now: NOW }), String(status)).toMatchObject({ kind: 'transient' });
    expect(faultOf(said(401, undefined), errors, { now: NOW })).toMatchObject({ kind: 'auth' });
  });

  it('is always one that the engine knows, with words that fit a screen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, body) => {
        const fault = faultOf(said(status, body), errors, { now: NOW });
        return ['auth', 'setup', 'refused', 'conflict', 'transient', 'whole'].includes(fault.kind) && fault.reason.length <= 500;
      }),
    );
  });
});

it('answers questions to an answer: is, has, matches, is there, is not there, is none of them', () => {
  const asked = { said: said(200, undefined, { etag: 'W/1' }), root: { a: [{ n: 'x' }, { n: 'y' }], b: true, c: null } };
  expect(holds({ at: '/a/*/n', is: ['y'] }, asked)).toBe(true);
  expect(holds({ at: '/a/*/n', is: ['z'], isNot: true }, asked)).toBe(true);
  expect(holds({ at: '/b', is: ['true'] }, asked)).toBe(true);
  expect(holds({ at: '/c' }, asked)).toBe(false);
  expect(holds({ at: '/c', isAbsent: true }, asked)).toBe(true);
  expect(holds({ header: 'etag', matches: '^W/' }, asked)).toBe(true);
  expect(holds({ status: [201] }, asked)).toBe(false);
});

it('reads places as JSON pointers, with a star for every element, and nothing of an object’s own machinery', () => {
  const body = { 'a/b': { '~c': 1 }, list: [{ id: 1 }, { id: 2 }] };
  expect(allAt(body, '/a~1b/~0c')).toEqual([1]);
  expect(allAt(body, '/list/*/id')).toEqual([1, 2]);
  expect(valueAt(body, ['/none', '/list/1/id'])).toBe(2);
  expect(allAt(body, '/constructor')).toEqual([]);
  expect(allAt(body, '/__proto__/x')).toEqual([]);
});

it('lists the fields of a target with kind, length and choices, and lays lists over one another', () => {
  const call = {
    call: { method: 'GET', path: '/f', query: {}, headers: {} },
    list: '/f',
    name: '/n',
    label: '/l',
    rename: { mail: 'mails' },
  } as const;
  const first = fieldsOf(said(200, { f: [{ n: 'mail', l: 'E-mail', t: 'str', max: 80 }, { n: 'heat', t: 'pick', ro: true }, {}] }), {
    ...call,
    type: { at: '/t', map: { str: 'text', pick: 'choice' } },
    maxLength: '/max',
    isReadOnly: { at: '/ro', is: [true] },
  });
  const second = fieldsOf(said(200, { f: [{ n: 'heat', o: [{ v: 1, w: 'Hot' }] }] }), {
    ...call,
    choices: { list: '/o', value: '/v', label: '/w' },
  });
  expect(joined([first ?? [], second ?? []])).toEqual([
    { name: 'mails', label: 'E-mail', type: 'text', isRequired: false, isReadOnly: false, maxLength: 80 },
    { name: 'heat', label: 'heat', type: 'choice', isRequired: false, isReadOnly: true, choices: [{ value: '1', label: 'Hot' }] },
  ]);
  expect(fieldsOf(said(200, { f: 'page' }), call)).toBeNull();
});

it('sees no difference where a target only writes it otherwise', () => {
  const record = {
    model: 'lead',
    externalKey: 'k',
    fields: { n: 7, yes: true, at: '2026-03-16T09:00:00.000Z', tags: ['b', 'a'], name: 'Inès', text: 'a\nb' },
  };
  const values = { scalars: 'text', choices: 'text', listsJoinedBy: ';', isNested: false, shapes: {} } as const;
  const shown = {
    id: '1',
    key: 'k',
    fields: { n: '7.00', yes: 'true', at: '2026-03-16T10:00:00+01:00', tags: 'a;b', name: 'Inès ', text: 'a\r\nb' },
  };
  expect(differencesOf(record, shown, values)).toEqual([]);
  expect(differencesOf(record, { ...shown, fields: { ...shown.fields, name: 'Ines' } }, values)).toEqual([
    { field: 'name', ours: 'Inès', theirs: 'Ines' },
  ]);
});
