import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCall, settled, wireFields } from '#shared/crm/rest/plan.ts';
import { cutTo, fill, fillText } from '#shared/crm/rest/template.ts';

const scope = (values: Record<string, string | number | boolean | readonly string[]>) => ({ values });
const plain = { scalars: 'json', choices: 'text', isNested: false, shapes: {} } as const;
const call = (path: string, query: Record<string, string> = {}) => ({ method: 'GET', path, query, headers: {} }) as const;

describe('a template', () => {
  it('becomes the value of a lone blank, whatever kind it is, and text where there is more', () => {
    expect(fill('{n}', scope({ n: 7 }))).toBe(7);
    expect(fill('{n}', scope({ n: true }))).toBe(true);
    expect(fill('{n|number}', scope({ n: '7' }))).toBe(7);
    expect(fill('No {n}', scope({ n: 7 }))).toBe('No 7');
    expect(fill('{list}', scope({ list: ['a', 'b'] }))).toEqual(['a', 'b']);
    expect(fill('{list|comma}', scope({ list: ['a', 'b'] }))).toBe('a,b');
  });

  it('leaves out what is not known, and never sends half a text', () => {
    expect(fill({ a: '{a}', b: '{b}', c: ['{b}', 'x'], d: 'Hall {b}' }, scope({ a: 'yes' }))).toEqual({ a: 'yes', c: ['x'] });
    expect(fillText('/leads/{id}', scope({}))).toBeUndefined();
  });

  it('pours fields in, and makes a row for each record', () => {
    const rows = [{ values: { id: '1', fields: { a: 1 } } }, { values: { id: '2', fields: { b: 2 } } }];
    expect(fill({ data: { '*': { '...': '{fields}', id: '{id}' } } }, { values: {}, rows })).toEqual({
      data: [
        { a: 1, id: '1' },
        { b: 2, id: '2' },
      ],
    });
  });

  it('writes instants as the target reads them', () => {
    const at = scope({ at: '2026-03-29T01:30:00.000Z' });
    expect(fillText('{at|day} {at|clock}', at)).toBe('2026-03-29 01:30');
    expect(fillText('{at|seconds}', at)).toBe('2026-03-29T01:30:00Z');
    expect(fillText('{at|offset}', at)).toBe('2026-03-29T01:30:00+00:00');
    expect(fillText('{at|ms}', at)).toBe('1774747800000');
    expect(fillText('{at|day}', scope({ at: 'soon' }))).toBeUndefined();
  });

  it('makes the same UUID of the same key, and keeps one that is there', () => {
    expect(fillText('{key|uuid}', scope({ key: 'boothbook.01890a5d-ac96-774b-bcce-b302099a8057' }))).toBe(
      '01890a5d-ac96-774b-bcce-b302099a8057',
    );
    const made = fillText('{key|uuid}', scope({ key: 'boothbook.note-1' }));
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(fillText('{key|uuid}', scope({ key: 'boothbook.note-1' }))).toBe(made);
  });

  it('lets nothing out of a quoted value of a query', () => {
    expect(fillText("WhoId = '{x|single}'", scope({ x: "' OR Id != '\\" }))).toBe("WhoId = '\\' OR Id != \\'\\\\'");
    expect(fillText("leads(k='{x|double}')", scope({ x: "a'b" }))).toBe("leads(k='a''b')");
    expect(fillText('{x|html}', scope({ x: '<b>&' }))).toBe('&lt;b&gt;&amp;');
  });

  it('cuts text without halving a sign', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, most) => {
        const cut = cutTo(text, most);
        return cut.length <= Math.max(most, 0) && !/\p{Surrogate}/u.test(cut);
      }),
    );
  });
});

describe('a request', () => {
  it('stays below the target’s address, whatever is put into it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('..', '.', '', '%2e%2e', '/..', '@evil.example')), (value) => {
        const base = 'https://crm.example';
        const planned = planCall(call('/api/{value}/x', { q: '{value}' }), scope({ value }), base);
        if (!planned.ok) return true;
        const url = new URL(planned.value.url);
        return url.origin === base && url.pathname.startsWith('/api/') && url.pathname.split('/').length === 4;
      }),
    );
  });

  it('is none when its address has a blank that is not known; a parameter without its value is left out', () => {
    expect(planCall(call('/a/{id}'), scope({}), 'https://crm.example')).toMatchObject({ ok: false, error: 'blank' });
    expect(planCall(call('/a', { b: '{b}', c: 'd' }), scope({}), 'https://crm.example/')).toMatchObject({
      ok: true,
      value: { url: 'https://crm.example/a?c=d' },
    });
  });

  it('carries fields as the target takes them', () => {
    expect(wireFields({ a: 1, b: ['x', 'y'] }, { ...plain, scalars: 'text', listsJoinedBy: ';' })).toEqual({ a: '1', b: 'x;y' });
    expect(wireFields({ 'c.d': 'e', 'c.f': 'g' }, { ...plain, isNested: true })).toEqual({ c: { d: 'e', f: 'g' } });
    expect(
      wireFields({ mails: 'a@b.example' }, { ...plain, shapes: { mails: { as: [{ value: '{value}' }], read: '/mails/0/value' } } }),
    ).toEqual({
      mails: [{ value: 'a@b.example' }],
    });
  });

  it('knows a setting inside a question, and leaves every other blank', () => {
    expect(settled({ at: '/properties/{key}', is: ['{id}'] }, { key: 'k' })).toEqual({ at: '/properties/k', is: ['{id}'] });
  });
});
