import { exists, t } from 'i18next';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { HistoryWords } from './historyWords.ts';
import { receiptLineText } from '#shared/domain/consentReceipt.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { mediaFileName } from '#shared/domain/privacy/dossier.ts';
import type { Dossier } from '#shared/domain/privacy/dossier.ts';
import type { PageSection } from '#shared/domain/privacy/dossierPage.ts';
import type { PersonKind } from '#shared/domain/privacy/erasure.ts';

/** What is kept of a person under one heading. */
export type PersonSection = PageSection & { readonly kind: PersonKind };

const joined = (parts: readonly (string | undefined)[], by = ', '): string => parts.filter(Boolean).join(by);

/** A contact in one line: everything that is filled in. */
const contactLine = (contact: Contact): string =>
  joined([
    joined([contact.prefix, contact.formattedName ?? joined([contact.givenName, contact.familyName], ' ')], ' '),
    contact.jobTitle,
    ...(contact.organization ?? []),
    ...(contact.emails ?? []).map(({ value }) => value),
    ...(contact.phones ?? []).map(({ value }) => value),
    ...(contact.addresses ?? []).map(({ street, postalCode, city, region, country }) =>
      joined([street, postalCode, city, region, country]),
    ),
    ...(contact.urls ?? []),
    ...(contact.socials ?? []),
    contact.note,
  ]);

type About = { readonly dossier: Dossier; readonly words: HistoryWords; readonly language: 'en' | 'fr' };

const zoneOf = ({ shows }: Dossier, showId: string): string | undefined => shows.find(({ id }) => id === showId)?.zone;
const showName = ({ shows }: Dossier, showId: string): string => shows.find(({ id }) => id === showId)?.name ?? '';

/** A field with what was noted of it; nothing when that is empty. */
const of = (field: string, value: unknown): string[] =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    ? []
    : [
        t('privacy.noted', {
          field,
          value: Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value),
        }),
      ];

/** Each part of a record that is a plain value. */
const parts = (field: string, object: object | undefined): string[] =>
  Object.entries(object ?? {}).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? []
      : of(exists(`history.field.${key}`) ? (t as (key: string) => string)(`history.field.${key}`) : `${field} ${key}`, value),
  );

/** What was noted of a lead beside the contact: each field that says something. */
function noted(lead: Lead): string[] {
  const { interests, actions, opportunity, bantDetail, profile, facts, answers = {}, disqualified, sale } = lead;
  return [
    ...of(t('history.field.interests'), interests),
    ...of(t('history.field.actions'), actions),
    ...parts(t('history.opportunity'), opportunity),
    ...parts('BANT', bantDetail),
    ...parts('', profile),
    ...parts(t('history.facts'), facts),
    ...Object.values(answers).flatMap((answer) =>
      of(t('history.answers'), answer === undefined ? undefined : JSON.stringify(answer.value)),
    ),
    ...of(t('history.disqualify'), disqualified?.reason),
    ...of(t('history.sale'), sale?.state),
  ];
}

function leadLines({ dossier }: About): string[] {
  return dossier.leads.flatMap((lead) => [
    t('privacy.line.lead', {
      show: showName(dossier, lead.showId),
      at: formatInstant(lead.capturedAt, zoneOf(dossier, lead.showId)),
      contact: contactLine(lead.contact) || nameOf(lead) || '–',
    }),
    ...noted(lead),
  ]);
}

function saidLines({ dossier }: About): string[] {
  return dossier.interactions.map((one) => {
    const at = formatInstant(one.at, zoneOf(dossier, one.showId));
    return one.kind === 'visit' ? t('privacy.line.visit', { at }) : t('privacy.line.note', { at, text: one.text });
  });
}

function historyLines({ dossier, words }: About): string[] {
  const line = ({ at, by, action, changes, stage }: Dossier['history'][number] | Dossier['heard'][number]): string =>
    joined(
      [
        t('privacy.line.history', { at: formatInstant(at), by: words.staff(by ?? ''), what: words.action(action) }),
        ...changes.map(words.change),
        stage === undefined ? undefined : words.stage(stage),
      ],
      ' · ',
    );
  return dossier.history.map(line);
}

function heardLines({ dossier, words }: About): string[] {
  return dossier.heard.map(({ at, by, action, laptop }) =>
    t('privacy.line.heard', { at: formatInstant(at), by: words.staff(by ?? ''), what: words.action(action), laptop }),
  );
}

function sentLines({ dossier }: About): string[] {
  return [
    ...dossier.outbox
      .filter(({ isFile }) => !isFile)
      .map(({ name, target, state, remoteId }) =>
        t('privacy.line.sent', { name: name || target, state: t(`privacy.state.${state}`), id: remoteId ?? '–' }),
      ),
    ...dossier.files.map(({ file, at }) => t('privacy.line.file', { file, at: formatInstant(at) })),
    ...dossier.outbox.filter(({ isFile, isThere }) => isFile && !isThere).map(() => t('privacy.line.no_file')),
  ];
}

/** Everything that is kept of a person, by kind, in words; kinds of which there is nothing have no lines. */
export function personSections(about: About): PersonSection[] {
  const { dossier, language } = about;
  const zone = (showId: string): string | undefined => zoneOf(dossier, showId);
  const lines: Readonly<Record<PersonKind, readonly string[]>> = {
    leads: leadLines(about),
    attendees: dossier.attendees.map(({ list, showId, code, contact }) =>
      t('privacy.line.attendee', { list, show: showName(dossier, showId), code: code ?? '–', contact: contactLine(contact) }),
    ),
    captures: dossier.captures.map(({ at, showId, scan }) =>
      t('privacy.line.capture', { at: formatInstant(at, zone(showId)), source: t(`privacy.source.${scan.source}`), text: scan.text }),
    ),
    interactions: saidLines(about),
    appointments: dossier.appointments.map(({ startsAt, title, place, zone: own, cancelledAt }) =>
      t(cancelledAt === undefined ? 'privacy.line.appointment' : 'privacy.line.cancelled', {
        at: formatInstant(startsAt, own),
        title,
        place,
      }),
    ),
    promises: dossier.promises.map(({ text, dueOn, keptAt }) =>
      t(keptAt === undefined ? 'privacy.line.promise' : 'privacy.line.kept', { text, day: dueOn }),
    ),
    consents: dossier.consents.map((line) => receiptLineText(line, language)),
    media: dossier.media.map((media) =>
      t(media.mediaType.startsWith('audio/') ? 'privacy.line.memo' : 'privacy.line.picture', {
        at: formatInstant(media.at),
        name: media.name,
        file: mediaFileName(media),
      }),
    ),
    history: historyLines(about),
    heard: heardLines(about),
    outbox: sentLines(about),
    calendarlinks: dossier.calendarlinks.map(({ calendar, href }) => t('privacy.line.calendar', { calendar, href })),
  };
  const kinds = Object.keys(lines) as PersonKind[]; // the keys of the record above
  return kinds.map((kind) => ({
    kind,
    title: t(`privacy.kind.${kind}`),
    lines: lines[kind],
    ...(kind === 'media'
      ? {
          pictures: dossier.media
            .filter(({ mediaType }) => mediaType.startsWith('image/'))
            .map((media) => ({ file: mediaFileName(media), name: media.name })),
        }
      : {}),
  }));
}
