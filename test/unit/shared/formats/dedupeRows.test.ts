import { expect, test } from 'vitest';
import { peopleInRows } from '#shared/formats/dedupeRows.ts';

const read = (table: string): ReturnType<typeof peopleInRows> =>
  peopleInRows(() =>
    table
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.trim())),
  );

test('the columns of a list become what is compared, also those that attendee lists do not have', () => {
  const [one, other] = read(`
    rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id
    r-1, ada, corder, 12, mill lane, the grange, leeds, 4011, wa, 19900314, 6988048
    r-2, bo, lind, , , , , , , ,
  `);
  expect(one).toMatchObject({
    id: 'r-1',
    given: 'ada',
    family: 'corder',
    street: '12 mill lane the grange',
    city: 'leeds',
    postcode: '4011',
    region: 'wa',
    birthday: '19900314',
    codes: { 'soc sec id': '6988048' },
  });
  expect(other).toMatchObject({ id: 'r-2', given: 'bo', family: 'lind', codes: {} });
  expect(other).not.toHaveProperty('street');
});

test('the row’s own id and columns that tell the answer are no clue', () => {
  for (const label of ['cluster', 'Cluster ID', 'entity_id', 'true_label', 'duplicate_of', 'person_id', 'match_group']) {
    const people = read(`
      unique_id,first_name,surname,dob,${label}
      1,Ada,Corder,1990-03-14,77
      2,Bo,Lind,1961-01-02,77
    `);
    expect(people.map(({ id }) => id)).toEqual(['1', '2']);
    expect(JSON.stringify(people)).not.toContain('77');
  }
});

const rows = (second: string) => `
  id,first name,last name,email,badge id
  1,Ada,Corder,ada@acme.example,A-1
  2,Ada,Corder,ada@acme.example,${second}
`;

test('an id that each row has for itself is a number of the row; one that rows share says who', () => {
  expect(read(rows('A-2')).some(({ codes }) => codes?.['code'] !== undefined)).toBe(false);
  expect(read(rows('A-1')).map(({ codes }) => codes?.['code'])).toEqual(['A-1', 'A-1']);
});

test('numbers are read by the country of the address, fax machines are left out', () => {
  const [one] = read(`
    id,first name,last name,phone,fax,country
    1,Ada,Corder,06 12 34 56 78,01 23 45 67 89,France
    2,Bo,Lind,+44 7700 900123,,United Kingdom
  `);
  expect(one?.phones).toEqual(['+33612345678']);
});

test('a row without an id is named by its place, an empty one is nobody', () => {
  expect(read('id,first name,last name,email\n,Ada,Corder,ada@acme.example\n,,,\n7,Bo,Lind,bo@acme.example').map(({ id }) => id)).toEqual([
    '1',
    '7',
  ]);
});
