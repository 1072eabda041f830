import type { Appointment } from '#shared/domain/interaction.ts';
import type { MailKind, MailLanguage, MailTemplate, MailTemplates } from '#shared/domain/mailTemplate.ts';

/** Fields a template may name. */
export const MAIL_FIELDS = [
  'visitor',
  'givenName',
  'familyName',
  'title',
  'company',
  'show',
  'venue',
  'ourCompany',
  'rep',
  'repEmail',
  'repPhone',
  'subject',
  'when',
  'whenThere',
  'place',
  'interests',
] as const;
export type MailField = (typeof MAIL_FIELDS)[number];
export type MailFields = { readonly [K in MailField]?: string };

const MEETING_EN = '{subject}\n{when}\n{whenThere}\n{place}\n';
const CLOSE_EN = 'Kind regards,\n\n{rep}\n{ourCompany}\n{repPhone}\n{repEmail}\n';
const CLOSE_FR = 'Bien cordialement,\n\n{rep}\n{ourCompany}\n{repPhone}\n{repEmail}\n';

/** The templates a show begins with. */
export const mailTemplates: { readonly [L in MailLanguage]: { readonly [K in MailKind]: MailTemplate } } = {
  en: {
    invite: {
      subject: 'Our appointment: {when}',
      text: `Hello {visitor},\n\nThank you for your visit at {show}. As agreed, here is our appointment:\n\n${MEETING_EN}\nThe calendar file is attached. If the time does not suit you, just answer this message.\n\n${CLOSE_EN}`,
    },
    call: {
      subject: 'Our call: {when}',
      text: `Hello {visitor},\n\nThank you for your visit at {show}. As agreed, I will call you:\n\n{when}\n{whenThere}\n\nThe calendar file is attached. If the time does not suit you, just answer this message.\n\n${CLOSE_EN}`,
    },
    move: {
      subject: 'New time for our appointment: {when}',
      text: `Hello {visitor},\n\nOur appointment has a new time:\n\n${MEETING_EN}\nThe attached calendar file updates the entry in your calendar.\n\n${CLOSE_EN}`,
    },
    cancel: {
      subject: 'Appointment cancelled: {when}',
      text: `Hello {visitor},\n\nThe appointment below is cancelled:\n\n${MEETING_EN}\nThe attached calendar file takes it out of your calendar. I will gladly propose another time.\n\n${CLOSE_EN}`,
    },
    'follow-up': {
      subject: 'Following our conversation at {show}',
      text: `Hello {visitor},\n\nThank you for your visit at {show}.\n\nYou were interested in: {interests}\n\n${CLOSE_EN}`,
    },
  },
  fr: {
    invite: {
      subject: 'Notre rendez-vous : {when}',
      text: `Bonjour {visitor},\n\nMerci de votre visite à {show}. Comme convenu, voici notre rendez-vous :\n\n${MEETING_EN}\nLe fichier calendrier est joint. Si cet horaire ne vous convient pas, il suffit de répondre à ce message.\n\n${CLOSE_FR}`,
    },
    call: {
      subject: 'Notre appel : {when}',
      text: `Bonjour {visitor},\n\nMerci de votre visite à {show}. Comme convenu, je vous appellerai :\n\n{when}\n{whenThere}\n\nLe fichier calendrier est joint. Si cet horaire ne vous convient pas, il suffit de répondre à ce message.\n\n${CLOSE_FR}`,
    },
    move: {
      subject: 'Nouvel horaire de notre rendez-vous : {when}',
      text: `Bonjour {visitor},\n\nNotre rendez-vous a un nouvel horaire :\n\n${MEETING_EN}\nLe fichier calendrier joint met à jour votre agenda.\n\n${CLOSE_FR}`,
    },
    cancel: {
      subject: 'Rendez-vous annulé : {when}',
      text: `Bonjour {visitor},\n\nLe rendez-vous ci-dessous est annulé :\n\n${MEETING_EN}\nLe fichier calendrier joint le retire de votre agenda. Je vous proposerai volontiers un autre horaire.\n\n${CLOSE_FR}`,
    },
    'follow-up': {
      subject: 'Suite à notre échange à {show}',
      text: `Bonjour {visitor},\n\nMerci de votre visite à {show}.\n\nVous vous intéressez à : {interests}\n\n${CLOSE_FR}`,
    },
  },
};

/** The words of a mail as the show has them. */
export const templateOf = (mails: MailTemplates | undefined, language: MailLanguage, kind: MailKind): MailTemplate =>
  mails?.[language]?.[kind] ?? mailTemplates[language][kind];

const GREETING = /\{(?:visitor|givenName|familyName|title)\}/u;
const FIELD = /\{(\w+)\}/gu;

/** Control characters but line feeds have no place in a mail. */
const clean = (text: string): string => text.replaceAll(/(?!\n)[\p{Cc}\p{Cs}]/gu, ' ');

const isField = (name: string): name is MailField => (MAIL_FIELDS as readonly string[]).includes(name);

/** What stands in braces, whatever it is. */
const BRACED = /\{([^{}\n]{0,60})\}/gu;

/** Names in braces that are no field, as written and each once: their writer meant something that will not be filled in. */
export const unknownFields = ({ subject, text }: MailTemplate): string[] => [
  ...new Set(
    Array.from(`${subject}\n${text}`.matchAll(BRACED), ([, name = '']) => name).filter((name) => !/^\w+$/u.test(name) || !isField(name)),
  ),
];

function fillLine(line: string, fields: MailFields): string | null {
  let named = 0;
  let filled = 0;
  const text = line.replaceAll(FIELD, (whole, name: string) => {
    if (!isField(name)) return whole;
    named += 1;
    const value = clean(fields[name] ?? '').trim();
    if (value !== '') filled += 1;
    return value;
  });
  // a line about what is not known is left out; a greeting stays, without the name
  if (named > 0 && filled === 0 && !GREETING.test(line)) return null;
  return text
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ +([,.])/gu, '$1')
    .trimEnd();
}

/**
 * A template with the fields of a lead in it. What a visitor wrote is put in as it is and never read as a field again; a line whose
 * fields are all empty is left out, but a greeting; a name in braces that is no field stays, so that its writer sees it.
 */
export const fillTemplate = ({ subject, text }: MailTemplate, fields: MailFields): MailTemplate => ({
  subject: clean(fillLine(subject, fields) ?? '').replaceAll('\n', ' '),
  text: text
    .split('\n')
    .map((line) => fillLine(line, fields))
    .filter((line) => line !== null)
    .join('\n'),
});

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: MailLanguage, zone: string, isZone: boolean): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${isZone}`;
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      timeZone: zone,
      ...(isZone ? { timeZoneName: 'shortOffset' } : day),
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(key, made);
  return made;
}

/** "Tuesday, 17 March 2026, 10:00–10:30 (GMT+1)": in a zone (IANA) and with its offset, so that nobody must guess. */
export function whenText({ startsAt, endsAt }: Pick<Appointment, 'startsAt' | 'endsAt'>, language: MailLanguage, zone: string): string {
  const offset = formatOf(language, zone, true)
    .formatToParts(startsAt)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const range = formatOf(language, zone, false).formatRange(startsAt, endsAt);
  return `${range} (${offset ?? zone})`.replaceAll(/[\u2009\u202F\u00A0]/gu, ' ');
}
