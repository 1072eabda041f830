import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { heatOf } from '#shared/domain/qualification.ts';
import { appointmentKey, present, staffName, writtenNotes } from './record.ts';
import type { Connector, Json, LeadSource } from './record.ts';
import { answerFields, instant, learntFields, promiseFields, receiptFields, standingFields } from './told.ts';

/** The contact in plain JSON: only what is known, nothing of how it was read. */
function contactFields({ contact, badgeCode }: Lead): Record<string, Json> {
  return present({
    name: nameOf({ contact }),
    prefix: contact.prefix,
    givenName: contact.givenName,
    familyName: contact.familyName,
    company: contact.organization?.[0],
    department: contact.organization?.slice(1).join(', '),
    jobTitle: contact.jobTitle,
    emails: contact.emails?.map(({ value, kind }) => present({ value, kind })),
    phones: contact.phones?.map(({ value, e164, kind }) => present({ value, e164, kind })),
    addresses: contact.addresses?.map((address) => present({ ...address })),
    urls: contact.urls,
    socials: contact.socials,
    badgeCode,
  });
}

const notesOf = (source: LeadSource): Json[] =>
  writtenNotes(source).map((note) => present({ id: note.id, at: instant(note.at), by: staffName(source.show, note.by), text: note.text }));

const appointmentsOf = ({ appointments, show }: LeadSource): Json[] =>
  appointments.map((one) =>
    present({
      externalKey: appointmentKey(one),
      kind: one.kind,
      title: one.title,
      place: one.place,
      startsAt: instant(one.startsAt),
      endsAt: instant(one.endsAt),
      zone: one.zone,
      with: staffName(show, one.rep),
      sequence: one.sequence,
      isCancelled: one.cancelledAt !== undefined,
    }),
  );

const consentsOf = ({ lead, show }: LeadSource): Json[] =>
  lead.consents.map((consent) =>
    present({
      purpose: consent.purpose,
      given: consent.given,
      at: instant(consent.at),
      by: staffName(show, consent.by),
      method: consent.method,
      language: consent.language,
      wordingVersion: consent.wordingVersion,
      wording: show.consentWording.find(({ version, language }) => version === consent.wordingVersion && language === consent.language)
        ?.text,
    }),
  );

/** The whole lead as one JSON document; the receiver keys it by `externalKey`, and `revision` grows with each change. */
function recordOf(source: LeadSource) {
  const { lead, show, rev } = source;
  return {
    model: 'lead',
    externalKey: lead.externalKey,
    fields: present({
      externalKey: lead.externalKey,
      capturedAt: instant(lead.capturedAt),
      show: present({ name: show.name, venue: show.venue, zone: show.zone }),
      contact: contactFields(lead),
      ...standingFields(source),
      heat: heatOf(lead),
      visits: lead.visits,
      ...learntFields(lead),
      opportunity: present({ ...lead.opportunity }),
      interests: lead.interests,
      actions: lead.actions,
      owner: staffName(show, lead.owner),
      capturedBy: staffName(show, lead.capturedBy),
      disqualified: lead.disqualified?.reason,
      outcome: lead.outcome,
      sale: lead.sale === undefined ? undefined : present({ ...lead.sale }),
      capturedVia: lead.capturedVia,
      consents: consentsOf(source),
      consentReceipt: receiptFields(source),
      answers: answerFields(source),
      promises: promiseFields(source),
      pictures: lead.pictures.length,
      voiceMemos: source.memos,
      notes: notesOf(source),
      appointments: appointmentsOf(source),
    }),
    stamps: { revision: rev, updatedAt: instant(lead.updatedAt) },
  };
}

/** Any receiver of signed web calls (Standard Webhooks, standardwebhooks.com): one call a lead. */
export const webhook: Connector = { kind: 'webhook', batch: 100, recordsOf: (source) => [recordOf(source)] };
