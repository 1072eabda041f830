import { describe, expect, test } from 'vitest';
import type { BadgeFormat, BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import { proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { readBadge } from '#shared/formats/badge/readBadge.ts';
import { base64Of } from '#shared/formats/bytes.ts';
import { readPayload } from '#shared/formats/readPayload.ts';

const formatOf = (texts: readonly string[]): BadgeFormat => ({
  ...proposeBadgeFormat(texts),
  v: 1,
  id: 'one' as BadgeFormatId, // any id will do
  name: 'Hall 4',
  learntAt: 1,
});

const formats = [formatOf(['A7#00123#DOE#Jane#Acme SA#0612345678', 'A7#00891#TALLOWICK#Camille#Lumen Partners#0698765432'])];

describe('a badge of a show that was taught', () => {
  test('gives the fields, the id with its zeros, the number in full, all of them believed', () => {
    const [finding] = readBadge({ text: 'A7#00007#OOSTERBEEK#Eva#Nordwind AG#0611223344', symbology: 'QR' }, { country: 'FR', formats });
    expect(finding).toMatchObject({
      from: 'code',
      kind: 'contact',
      symbology: 'QR',
      code: '00007',
      contact: { givenName: 'Eva', familyName: 'OOSTERBEEK', organization: ['Nordwind AG'], phones: [{ e164: '+33611223344' }] },
    });
    expect(Object.values(finding?.confidence ?? {}).every((value) => value === 0.98)).toBe(true);
  });

  test('in a charset that the text has lost is read from its bytes, which are kept', () => {
    const bytes = Uint8Array.from(Array.from('A7#00007#MÜLLER#Jörg#Kranz GmbH#', (char) => char.charCodeAt(0)));
    const [finding] = readBadge({ text: 'A7#00007#M\uFFFDLLER#J\uFFFDrg#Kranz GmbH#', bytes }, { formats });
    expect(finding?.contact).toMatchObject({ familyName: 'MÜLLER', givenName: 'Jörg' });
    expect(finding?.bytesBase64).toBe(base64Of(bytes));
  });

  test('without an id, an address or a number is found again by its whole text', () => {
    const named = [formatOf(['X1|Jane|DOE|Acme SA', 'X1|Camille|TALLOWICK|Lumen Partners'])];
    expect(readBadge({ text: 'X1|Eva|OOSTERBEEK|Nordwind AG' }, { formats: named })[0]?.code).toBe('X1|Eva|OOSTERBEEK|Nordwind AG');
  });

  test('and any other payload reads as it always did', () => {
    for (const text of ['4711', 'MECARD:N:Doe,Jane;;', 'https://badge.example/1', 'B7#00007#OOSTERBEEK#Eva#Nordwind AG#', ''])
      expect(readBadge({ text }, { country: 'FR', formats })).toEqual(readPayload({ text }, { country: 'FR' }));
  });
});
