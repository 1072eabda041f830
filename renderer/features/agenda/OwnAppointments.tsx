import { Paper, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { noteSent } from '#renderer/data/invitations.ts';
import { readWhere } from '#renderer/data/read.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { mailDue } from '#shared/domain/interaction.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { visitorZone } from '#shared/formats/visitorZone.ts';
import { AppointmentLine } from './AppointmentLine.tsx';
import { InviteLine } from './InviteLine.tsx';
import { openFollowUp, openInvite } from './inviteDeeds.ts';
import { nextMailOf } from './openMail.ts';
import { SlotZones } from './SlotZones.tsx';

type Props = { readonly lead: Lead; readonly show: Show; readonly onMove: (appointment: Appointment) => void };

/** Key that opens the mail that is next; with Shift it says that it was sent. */
const MAIL_KEY = 'f6';

/** The appointments of a lead, each with the mail that is due: those that stand, and those of whose end the visitor must still hear. */
export function OwnAppointments({ lead, show, onMove }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const own = useLive(
    async (live) => {
      const all = await readWhere(live, 'appointments', { index: 'leadId', value: lead.id });
      const now = live.now();
      const shown = all.filter((one) => one.cancelledAt === undefined || (mailDue(one) !== null && one.endsAt > now));
      return { shown: shown.toSorted((a, b) => a.startsAt - b.startsAt), next: nextMailOf(all, now) };
    },
    [lead.id],
  );
  const next = own?.next;
  const open = (): void => void (next === undefined ? openFollowUp({ store, show }, lead.id) : openInvite({ store, show }, next.id));
  const group = t('agenda.keys');
  useShortcuts([{ key: MAIL_KEY, group, label: t('invite.open_next'), run: open, inFields: true }]);
  useShortcuts(
    [
      {
        key: `shift+${MAIL_KEY}`,
        group,
        label: t('invite.send_next'),
        run: () => void (next === undefined ? undefined : noteSent(store, next)),
        inFields: true,
      },
    ],
    next !== undefined,
  );
  const visitor = visitorZone(lead.contact);
  return (own?.shown ?? []).map((one) => (
    <Paper key={one.id} withBorder radius="md" p="xs" data-testid="own-appointment">
      <Stack gap={6}>
        <AppointmentLine appointment={one} show={show} onMove={() => onMove(one)} />
        <SlotZones at={one.startsAt} zone={show.zone} visitor={visitor} />
        <InviteLine appointment={one} lead={lead} show={show} {...(one.id === next?.id ? { hotkey: MAIL_KEY } : {})} />
      </Stack>
    </Paper>
  ));
}
