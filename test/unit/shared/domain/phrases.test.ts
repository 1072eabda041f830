import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PHRASES, fillPhrase, readPhrases, spacedPhrase } from '#shared/domain/phrases.ts';

const facts = { name: 'Ulmar Dresnik', company: 'Dresnik Pumps', date: '16 Mar 2026' };

describe('phrases for notes', () => {
  it('one a line; blank lines, doubles and the end of an endless one are left out', () => {
    expect(readPhrases('  Wants a quote \r\n\n Call back\nWants a quote\n')).toEqual(['Wants a quote', 'Call back']);
    expect(readPhrases('x'.repeat(5000))[0]).toHaveLength(300);
    expect(readPhrases(Array.from({ length: 99 }, (_, at) => `phrase ${at}`).join('\n'))).toHaveLength(MOST_PHRASES);
  });

  it('name, company and date are those of the lead', () => {
    expect(fillPhrase('{name} of {company} came on {date}.', facts)).toBe('Ulmar Dresnik of Dresnik Pumps came on 16 Mar 2026.');
  });

  it('an unknown fact leaves no hole, other braces stay', () => {
    expect(fillPhrase('Send {company} the list {price}', { ...facts, company: '' })).toBe('Send the list {price}');
    expect(fillPhrase('{name}', { ...facts, name: ' ' })).toBe('');
  });

  it('what a badge says is never read as a phrase of ours', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('{name}', '{company}', '{date}', '$&', '$1', '<b>'), (text, trick) => {
        const name = `x${trick}${text}x`;
        expect(fillPhrase('{name}', { name, company: 'C', date: 'D' })).toBe(name);
      }),
    );
  });

  it('put anywhere it touches no word, and nothing of the note is lost', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const put = spacedPhrase('Call back', before, after);
        const text = before + put + after;
        expect(text.startsWith(before) && text.endsWith(after)).toBe(true);
        expect(put.trim()).toBe('Call back');
        expect(/\S$/u.test(before) && put.startsWith('C')).toBe(false);
        expect(/^\p{L}/u.test(after) && put.endsWith('k')).toBe(false);
      }),
    );
  });
});
