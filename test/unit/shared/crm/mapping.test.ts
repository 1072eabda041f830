import { expect, test } from 'vitest';
import { asField, mapped, withNumbers } from '#shared/crm/mapping.ts';
import { odoo } from '#shared/crm/odoo.ts';
import { SOURCE_FIELDS, isSourceField, readSource } from '#shared/crm/sourceFields.ts';
import { conversationHtml, conversationText } from '#shared/crm/conversation.ts';
import { richLead, somePushItem, someShow } from './someLeads.ts';

const source = { ...somePushItem(4, richLead()), show: someShow };

test('every field of ours can be read of a rich lead, and none of them is blank', () => {
  for (const name of Object.keys(SOURCE_FIELDS)) {
    expect(isSourceField(name)).toBe(true);
    if (!isSourceField(name)) continue;
    const value = readSource(source, name);
    expect(value === '' || value === null || (Array.isArray(value) && value.length === 0)).toBe(false);
  }
  expect(isSourceField('toString')).toBe(false);
  expect(isSourceField('answer:')).toBe(false);
});

test('a mapping puts a field elsewhere, keeps one back, and leaves blanks absent', () => {
  const [record] = odoo.recordsOf(source);
  const laid = mapped(record, source, {
    x_heat: { from: 'heat', as: 'choice', choices: { hot: 'H', warm: 'W', cold: 'C' } },
    x_unknown: { from: 'noSuchField', as: 'text' },
    x_blank: { from: 'answer:nobody-asked', as: 'text' },
    website: null,
  });
  expect(['H', 'W', 'C']).toContain(laid.fields['x_heat']);
  expect(laid.fields).not.toHaveProperty('website');
  expect(laid.fields).not.toHaveProperty('x_unknown');
  expect(laid.fields).not.toHaveProperty('x_blank');
  expect(laid.fields['email_from']).toEqual(record.fields['email_from']);
});

test('a value becomes what the field of the target takes, or stays away', () => {
  expect(asField(['a', 'b'], { as: 'text' })).toBe('a, b');
  expect(asField('12.5', { as: 'number' })).toBe(12.5);
  expect(asField('dozen', { as: 'number' })).toBeUndefined();
  expect(asField(' ', { as: 'number' })).toBeUndefined();
  expect(asField('yes', { as: 'boolean' })).toBe(true);
  expect(asField('no', { as: 'boolean' })).toBe(false);
  expect(asField('2026-03-14T10:00:00.000Z', { as: 'date' })).toBe('2026-03-14');
  expect(asField('soon', { as: 'instant' })).toBeUndefined();
  expect(asField(['demo', 'x'], { as: 'choices', choices: { demo: 'Demo' } })).toEqual(['Demo', 'x']);
  expect(asField(undefined, { as: 'text' })).toBeUndefined();
});

const by = (hot: string) => ({ rating: { from: 'heat', as: 'choice' as const, choices: { hot } } });

test('where lists are made of numbers, a choice travels as its number, and what is no number stays a word', () => {
  expect(withNumbers(by('1'))).toEqual({ rating: { from: 'heat', as: 'number', choices: { hot: '1' } } });
  expect(withNumbers(by('Hot'))).toEqual(by('Hot'));
  expect(withNumbers({ rating: null, name: { from: 'title', as: 'text' } })).toEqual({ rating: null, name: { from: 'title', as: 'text' } });
  expect(asField('hot', { as: 'number', choices: { hot: '1' } })).toBe(1);
  expect(asField('cold', { as: 'number', choices: { hot: '1' } })).toBeUndefined();
});

test('the conversation says the same as text and as HTML, and nothing of a badge becomes markup', () => {
  const plain = conversationHtml(source)
    .replaceAll('</p>', '\n\n')
    .replaceAll('<br>', '\n')
    .replaceAll(/<\/?[bp]>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
  expect(conversationText(source)).toBe(plain);
  expect(conversationHtml(source)).toContain('&lt;b&gt;laser&lt;/b&gt;');
});
