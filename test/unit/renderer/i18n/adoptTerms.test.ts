import i18next, { getFixedT, init, t } from 'i18next';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { firstDefinitions, TERMS } from '#shared/domain/definitions.ts';
import type { Definitions } from '#shared/domain/definitions.ts';
import { adoptTerms, programWords } from '#renderer/i18n/adoptTerms.ts';
import { en, fr } from '#renderer/i18n/words.ts';

beforeAll(async () => {
  // as setup.ts, without a page to write the language on
  await init({
    lng: 'en',
    resources: { en: { translation: structuredClone(en) }, fr: { translation: structuredClone(fr) } },
    interpolation: { escapeValue: false },
  });
});
beforeEach(() => adoptTerms(firstDefinitions));

const say = (words: Partial<Definitions['words']>): void => adoptTerms({ words: { en: {}, fr: {}, ...words } });

describe('the words of a company', () => {
  test('the program has a word and a text for every term, in both languages', () => {
    for (const language of ['en', 'fr'] as const)
      for (const term of TERMS)
        expect(programWords(language, term)).toEqual({ label: expect.stringMatching(/\S/u), text: expect.stringMatching(/\S{2}/u) });
  });

  test('replace the program’s wherever the term is named, in their language alone', () => {
    say({ fr: { hot: { label: 'Brûlant', text: 'À appeler ce soir' }, budget: { label: 'Enveloppe' }, mql: { label: 'À suivre' } } });
    const french = getFixedT('fr');
    expect([french('qualify.heat.hot'), french('definitions.label.hot'), french('history.value.hot')]).toEqual([
      'Brûlant',
      'Brûlant',
      'Brûlant',
    ]);
    expect(french('definitions.text.hot')).toBe('À appeler ce soir');
    expect([french('qualify.bant.budget'), french('qualify.stage.mql')]).toEqual(['Enveloppe', 'À suivre']);
    expect(getFixedT('en')('qualify.heat.hot')).toBe('Hot');
  });

  test('go when a version has none: the program’s are back', () => {
    say({ en: { hot: { label: 'Red hot' } } });
    say({});
    expect(t('qualify.heat.hot')).toBe('Hot');
    expect(en.qualify.heat.hot).toBe('Hot');
  });

  test('a term that is called as a field of a lead does not rename the field', () => {
    say({ en: { contact: { label: 'Stranger' } } });
    expect(t('qualify.stage.contact')).toBe('Stranger');
    expect(t('history.field.contact')).toBe('Contact');
  });

  test('are text: nothing in them is filled in or looked up', () => {
    say({ en: { hot: { label: '{{count}} $t(app.title) <b>x</b>' } } });
    const shown = t('qualify.heat.hot', { count: 3 }).replaceAll('\u2060', '');
    expect(shown).toBe('{{count}} $t(app.title) <b>x</b>');
    expect(t('desk.heat_before', { heat: t('qualify.heat.hot') }).replaceAll('\u2060', '')).toContain('$t(app.title)');
  });

  test('screens are told once for each language, and not at all when nothing changed', () => {
    const told: unknown[] = [];
    i18next.store.on('added', (language: unknown) => told.push(language));
    say({ en: { hot: { label: 'Red hot' } } });
    say({ en: { hot: { label: 'Red hot' } } });
    expect(told).toEqual(['en']);
  });
});
