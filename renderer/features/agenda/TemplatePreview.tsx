import { Alert, Paper, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readShowAppointments } from '#renderer/data/appointments.ts';
import { readLeadsOf } from '#renderer/data/calendars.ts';
import { readLatestLeads } from '#renderer/data/invitations.ts';
import { readRepCalendar } from '#renderer/data/repCalendars.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Store } from '#renderer/data/store.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { AppointmentId, LeadId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { MailTemplate } from '#shared/domain/mailTemplate.ts';
import { nextFreeSlotsOf } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { mailWords } from '#shared/formats/mailDraft.ts';
import { bookingWords } from './bookSlot.ts';
import type { TemplateKey } from './templateDraft.ts';

type Sample = { readonly lead: Lead; readonly appointment: Appointment };

/** Leads to look at a template with. */
const SAMPLES = 30;

/** An appointment as the next free slot would make it; it is nowhere but in the preview. */
async function wouldBe(store: Store, show: Show, lead: Lead): Promise<Appointment | null> {
  const rep = (show.staff.find(({ id }) => id === lead.owner) ?? show.staff[0])?.id;
  if (rep === undefined) return null;
  const calendar = await readRepCalendar(store, rep);
  const [slot] = nextFreeSlotsOf({ show, rep, booked: [], calendar, from: store.now(), count: 1 });
  if (slot === undefined) return null;
  const words = bookingWords({ lead, show, slot, kind: 'meeting' });
  const id = 'preview' as AppointmentId; // never written
  const { startsAt, endsAt } = slot;
  const made = { bookedAt: store.now(), bookedBy: null, sequence: 0 };
  return { v: 1, id, showId: show.id, leadId: lead.id, rep, kind: 'meeting', startsAt, endsAt, zone: show.zone, ...words, ...made };
}

/** Leads with an appointment first, then the latest of the others. */
async function readSamples(store: Store, show: Show): Promise<Sample[]> {
  const booked = (await readShowAppointments(store, show.id)).slice(-SAMPLES);
  const leads = await readLeadsOf(
    store,
    booked.map(({ leadId }) => leadId),
  );
  const known = new Map<LeadId, Sample>();
  for (const appointment of booked) {
    const lead = leads.get(appointment.leadId);
    if (lead !== undefined && lead.discardedAt === undefined) known.set(lead.id, { lead, appointment });
  }
  for (const lead of await readLatestLeads(store, show.id, SAMPLES)) {
    const appointment = known.has(lead.id) ? null : await wouldBe(store, show, lead);
    if (appointment !== null) known.set(lead.id, { lead, appointment });
  }
  return [...known.values()].slice(0, SAMPLES);
}

type Props = { readonly show: Show; readonly shown: TemplateKey; readonly template: MailTemplate };

/** The words as a real lead would get them. */
export function TemplatePreview({ show, shown, template }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [chosen, setChosen] = useState<string | null>(null);
  const samples = useLive((live) => readSamples(live, show), [show]);
  const sample = samples?.find(({ lead }) => lead.id === chosen) ?? samples?.[0];
  if (samples === undefined) return null;
  if (sample === undefined) return <Alert color="gray">{t('invite.templates.no_lead')}</Alert>;
  const { lead, appointment } = sample;
  const { language, kind } = shown;
  const input = { lead, show, language, now: store.now(), template };
  const words = mailWords(input, { kind, appointment: kind === 'follow-up' ? null : appointment });
  return (
    <Stack gap="xs">
      <Select
        label={t('invite.templates.preview_with')}
        size="sm"
        searchable
        allowDeselect={false}
        value={lead.id}
        data={samples.map((one) => ({ value: one.lead.id, label: nameOf(one.lead) || t('invite.drafts.unnamed') }))}
        onChange={setChosen}
      />
      <Paper withBorder radius="md" p="md" data-testid="template-preview" lang={language}>
        <Text fw={650} mb="sm" style={{ overflowWrap: 'anywhere' }}>
          {words.subject}
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {words.text}
        </Text>
      </Paper>
      <Text size="xs" c="dimmed">
        {t('invite.templates.no_line')}
      </Text>
    </Stack>
  );
}
