import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { RuleId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { cardText, rehearsalFor, rehearsalOf, sameInShow } from '#shared/domain/rehearsal.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { readPayload } from '#shared/formats/readPayload.ts';

let made = 0;
const newId = (): string => `id-${(made += 1)}`;
const base = sampleShow({ now: 1, newId, zone: 'Europe/Paris', language: 'en' });
const [alex, sam] = base.staff;
if (alex === undefined || sam === undefined) throw new Error('the sample has staff');

const real: Show = {
  ...base,
  name: 'Packtage 2026',
  isSample: false,
  firstDay: '2026-03-10',
  lastDay: '2026-03-12',
  staff: [{ ...alex, pin: 'a hash' }, sam],
  routing: [{ id: 'r' as RuleId, territories: ['FR'], interests: [], sizes: [], to: [sam.id] }],
  definitions: [{ ...firstDefinitions, by: alex.id }],
  deskSheet: { off: [`staff:${sam.id}`, 'heat:cold'], groups: [], symbology: 'QR', isLandscape: false, language: 'en' },
};
const order = { word: 'rehearsal', today: '2026-03-05', now: 50, newId };

describe('a rehearsal', () => {
  test('is a sample of the show from today on, as long, with its name and a word', () => {
    const one = rehearsalOf(real, order);
    expect(one).toMatchObject({
      isSample: true,
      rehearses: real.id,
      name: 'Packtage 2026 (rehearsal)',
      firstDay: '2026-03-05',
      lastDay: '2026-03-07',
    });
    expect(one.id).not.toBe(real.id);
    expect(one.interests).toEqual(real.interests);
  });

  test('its staff are the same people to themselves and others to the calendars; rules and sheet follow them', () => {
    const one = rehearsalOf(real, order);
    const ids = one.staff.map(({ id }) => id);
    expect(ids.some((id) => real.staff.some((person) => person.id === id))).toBe(false);
    expect(one.staff.map(({ name, pin }) => [name, pin])).toEqual([
      [alex.name, 'a hash'],
      [sam.name, undefined],
    ]);
    expect(one.routing?.[0]?.to).toEqual([ids[1]]);
    expect(one.definitions?.[0]?.by).toBe(ids[0]);
    expect(one.deskSheet?.off).toEqual([`staff:${ids[1] ?? ''}`, 'heat:cold']);
    expect(sameInShow(sam, one)?.id).toBe(ids[1]);
    expect(sameInShow(one.staff[1], real)?.id).toBe(sam.id);
  });

  test('entered again it is the same one, with what the show says now', () => {
    const before = rehearsalOf(real, order);
    const more: Show = { ...real, interests: ['Pumps'], staff: [...real.staff, { id: 'ada' as StaffId, name: 'Ada Okafor' }] };
    const again = rehearsalOf(more, { ...order, today: '2026-03-06', now: 70, before });
    expect(again).toMatchObject({ id: before.id, firstDay: '2026-03-05', createdAt: 50, interests: ['Pumps'] });
    expect(again.staff.slice(0, 2)).toEqual(before.staff);
    expect(rehearsalOf(real, { ...order, today: '2026-03-08', before }).firstDay).toBe('2026-03-08');
  });

  test('the newest one of a show is the one that is meant', () => {
    const [old, fresh] = [rehearsalOf(real, order), rehearsalOf(real, { ...order, now: 90 })];
    expect(rehearsalFor([real, fresh, old], real.id)).toBe(fresh);
    expect(rehearsalFor([real, fresh, old], 'other' as ShowId)).toBeUndefined();
  });

  test('the card on a badge reads back as who wears it, whatever stands in it', () => {
    const part = fc
      .string({ unit: fc.constantFrom('a', 'é', ',', ';', '\\', ':', '-', ' ', 'Ö'), minLength: 1, maxLength: 12 })
      .map((text) => `M${text.trim()}n`);
    fc.assert(
      fc.property(part, part, part, (givenName, familyName, company) => {
        const text = cardText({
          formattedName: `${givenName} ${familyName}`,
          givenName,
          familyName,
          organization: [company],
          jobTitle: 'Plant, Manager',
          emails: [{ value: 'one@firm.example', kind: 'work' }],
        });
        const contact = readPayload({ text })[0]?.contact;
        expect(contact?.emails?.[0]?.value).toBe('one@firm.example');
        expect(contact?.organization?.[0]?.replaceAll(/\s+/gu, ' ')).toBe(company.replaceAll(/\s+/gu, ' '));
        expect(contact?.jobTitle).toBe('Plant, Manager');
      }),
      { numRuns: 60 },
    );
  });
});
