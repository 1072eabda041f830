import { describe, expect, it } from 'vitest';
import { visitorLanguage, wordingIn } from '#shared/domain/consentWording.ts';

describe('a visitor is asked', () => {
  it('in their language as far as phone and mail tell, else in that of the screen', () => {
    expect(visitorLanguage({ phones: [{ value: '06', e164: '+33600000000', kind: 'mobile' }] }, 'en')).toBe('fr');
    expect(visitorLanguage({ phones: [{ value: '', e164: '+4930000000', kind: 'work' }] }, 'fr')).toBe('en');
    expect(visitorLanguage({}, 'fr')).toBe('fr');
  });

  it('with the newest wording of the language, and with another’s rather than none', () => {
    const wordings = [
      { version: '1', language: 'en', text: 'old' },
      { version: '2', language: 'en', text: 'new' },
    ] as const;
    expect(wordingIn(wordings, 'en')?.version).toBe('2');
    expect(wordingIn(wordings, 'fr')?.version).toBe('2');
    expect(wordingIn([], 'fr')).toBeUndefined();
  });
});
