import type { Contact } from './contact.ts';

/** A badge of the sample show: what its code holds. All people and companies are invented. */
export type SampleBadge = { readonly kind: 'vcard' | 'list' | 'unknown'; readonly name: string; readonly text: string };

const CARD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Delorme;Camille;;;',
  'FN:Camille Delorme',
  'ORG:Brasserie des Trois Ponts',
  'TITLE:Directrice de production',
  'EMAIL;TYPE=WORK:camille.delorme@troisponts.example',
  'TEL;TYPE=CELL:+33612345678',
  'END:VCARD',
  '',
].join('\r\n');

/** Badges to try the scan with: one of each kind that a booth meets. */
export const sampleBadges: readonly SampleBadge[] = [
  { kind: 'vcard', name: 'Camille Delorme', text: CARD },
  { kind: 'list', name: '00100204', text: '00100204' },
  { kind: 'unknown', name: '00900777', text: '00900777' },
];

/** The organiser's list of the sample show: ids with the people who wear them. */
export const sampleAttendees: readonly { readonly code: string; readonly contact: Contact }[] = [
  person('00100203', 'Jonas Weidlich', { company: 'Weidlich Abfüllung', email: 'jonas@weidlich.example', title: 'Einkaufsleiter' }),
  person('00100204', 'Marta Ruizal', { company: 'Conservas Ruizal', email: 'marta@ruizal.example', title: 'Plant Manager' }),
  person('00100205', 'Oliver Stanbrook', { company: 'Stanbrook Dairies', email: 'oliver@stanbrook.example', title: 'Head of Engineering' }),
];

function person(code: string, formattedName: string, { company, email, title }: { company: string; email: string; title: string }) {
  const [givenName = '', familyName = ''] = formattedName.split(' ');
  const contact: Contact = {
    formattedName,
    givenName,
    familyName,
    organization: [company],
    jobTitle: title,
    emails: [{ value: email, kind: 'work' }],
  };
  return { code, contact };
}
