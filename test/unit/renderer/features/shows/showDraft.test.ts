import { describe, expect, test } from 'vitest';
import { draftOf, showOf } from '#renderer/features/shows/showDraft.ts';
import { askedFor, standardQuestions } from '#shared/domain/consentWording.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';

let made = 0;
const newId = (): string => `id-${(made += 1)}`;
const here = { today: '2026-03-16', zone: 'Europe/Paris', country: 'FR' };
const context = { before: null, now: 1, newId };

describe('setting up a show', () => {
  test('a filled form is a show; a show is its form again, without a change', () => {
    const draft = {
      ...draftOf(null, here),
      name: 'Pumps 2026',
      staff: 'Ada Okafor, ada@okafor.example\nIvo Marek',
      interests: 'Pumps\n\nValves\nPumps',
    };
    const show = showOf(draft, context);
    if (!show.ok) throw new Error(show.error);
    expect(show.value.staff).toMatchObject([{ name: 'Ada Okafor', email: 'ada@okafor.example' }, { name: 'Ivo Marek' }]);
    expect(show.value.interests).toEqual(['Pumps', 'Valves']);
    expect(showOf(draftOf(show.value, here), { ...context, before: show.value })).toEqual(show);
  });

  test('what is missing is named', () => {
    const draft = { ...draftOf(null, here), name: 'Pumps', staff: 'Ada' };
    expect(showOf({ ...draft, name: ' ' }, context)).toMatchObject({ error: 'name' });
    expect(showOf({ ...draft, lastDay: '2026-03-15' }, context)).toMatchObject({ error: 'days' });
    expect(showOf({ ...draft, staff: '\n' }, context)).toMatchObject({ error: 'staff' });
    expect(showOf({ ...draft, country: 'France' }, context)).toMatchObject({ error: 'country' });
    expect(showOf({ ...draft, to: '08:00' }, context)).toMatchObject({ error: 'hours' });
  });

  test('a changed consent wording is a new version, the old one stays readable', () => {
    const show = sampleShow({ now: 1, newId, zone: 'Europe/Paris', language: 'fr' });
    const changed = showOf({ ...draftOf(show, here), wordingFr: 'Autre texte' }, { ...context, before: show });
    if (!changed.ok) throw new Error(changed.error);
    expect(changed.value.consentWording.map(({ version }) => version)).toEqual(['1', '1', '2', '2']);
    expect(changed.value.consentWording[0]).toEqual(show.consentWording[0]);
  });

  test('a changed sentence for one purpose is a new version too; an emptied one is asked in the standard words', () => {
    const show = sampleShow({ now: 1, newId, zone: 'Europe/Paris', language: 'fr' });
    const changed = showOf({ ...draftOf(show, here), callEn: 'May we ring?', partnersFr: ' ' }, { ...context, before: show });
    if (!changed.ok) throw new Error(changed.error);
    const { consentWording } = changed.value;
    expect(consentWording.map(({ version }) => version)).toEqual(['1', '1', '2', '2']);
    expect(askedFor(consentWording, 'en', 'call')).toMatchObject({ version: '2', question: 'May we ring?' });
    expect(askedFor(consentWording, 'fr', 'partners')).toMatchObject({ version: '2+std1', question: standardQuestions.fr.partners });
    expect(askedFor(consentWording, 'fr', 'call')).toMatchObject({ version: '2', question: standardQuestions.fr.call });
  });

  test('a show of before there were sentences keeps its wording until somebody changes it', () => {
    const show = sampleShow({ now: 1, newId, zone: 'Europe/Paris', language: 'fr' });
    const old = { ...show, consentWording: show.consentWording.map(({ purposes: _none, ...wording }) => wording) };
    const saved = showOf(draftOf(old, here), { ...context, before: old });
    expect(saved.ok && saved.value.consentWording).toBe(old.consentWording);
  });

  test('staff who stay keep their id, so their leads stay theirs', () => {
    const show = sampleShow({ now: 1, newId, zone: 'Europe/Paris', language: 'en' });
    const changed = showOf({ ...draftOf(show, here), staff: `Sam Keller\nNew Person` }, { ...context, before: show });
    expect(changed.ok && changed.value.staff[0]?.id).toBe(show.staff[1]?.id);
  });

  test('the list of names does not wipe what the team screen knows: phone and PIN stay', () => {
    const show = sampleShow({ now: 1, newId, zone: 'Europe/Paris', language: 'en' });
    const [alex, ...others] = show.staff;
    if (alex === undefined) throw new Error('the sample has staff');
    const known = { ...show, staff: [{ ...alex, phone: '+33 1 23 45 67 89', pin: 'a hash' }, ...others] };
    const changed = showOf({ ...draftOf(known, here), staff: `${alex.name}\nSam Keller` }, { ...context, before: known });
    expect(changed.ok && changed.value.staff[0]).toEqual({ id: alex.id, name: alex.name, phone: '+33 1 23 45 67 89', pin: 'a hash' });
  });
});
