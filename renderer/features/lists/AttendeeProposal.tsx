import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { acceptProposal, proposeAttendees, refuseProposal } from '#renderer/data/proposals.ts';
import type { Proposal } from '#renderer/data/proposals.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';

type CardProps = { readonly proposal: Proposal; readonly hasKey: boolean; readonly onYes: () => void; readonly onNo: () => void };

function ProposalCard({ proposal: { attendee, sameCompany }, hasKey, onYes, onNo }: CardProps) {
  const { t } = useTranslation();
  const { contact, code } = attendee;
  const lines = [
    [contact.jobTitle, contact.organization?.[0]].filter(Boolean).join(', '),
    [contact.emails?.[0]?.value, contact.phones?.[0]?.e164 ?? contact.phones?.[0]?.value].filter(Boolean).join(' · '),
    code === undefined ? '' : t('lists.badge', { code }),
  ].filter((line) => line !== '');
  return (
    <Paper withBorder radius="md" p="xs">
      <Text fw={600} size="sm" truncate>
        {nameOf({ contact })}
      </Text>
      {lines.map((line) => (
        <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Text>
      ))}
      <Badge variant="light" radius="sm" tt="none" color={sameCompany === true ? 'teal' : 'orange'} mt={4}>
        {sameCompany === true ? t('lists.proposal.same_company') : t('lists.proposal.same_name')}
      </Badge>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" onClick={onYes} rightSection={hasKey ? <KeyHint keys="y" /> : undefined}>
          {t('lists.proposal.yes')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onNo} rightSection={hasKey ? <KeyHint keys="z" /> : undefined}>
          {t('lists.proposal.no')}
        </Button>
      </Group>
    </Paper>
  );
}

/** Attendees who may be this visitor, by name and company; `y` takes the first, and what was refused does not come back. */
export function AttendeeProposal({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  const proposals = useLive((live) => proposeAttendees(live, lead), [lead.id, lead.updatedAt]) ?? [];
  const [first] = proposals;
  const group = t('lists.title');
  useShortcuts(
    [
      {
        key: 'y',
        group,
        label: t('lists.proposal.yes_key'),
        run: () => first !== undefined && void acceptProposal(store, lead.id, first.attendee),
      },
      {
        key: 'z',
        group,
        label: t('lists.proposal.no'),
        run: () => first !== undefined && void refuseProposal(store, lead.id, first.attendee.id),
      },
    ],
    first !== undefined,
  );
  if (first === undefined) return null;
  return (
    <Stack component="section" gap={6} aria-label={t('lists.proposal.title')} data-testid="proposals">
      <Text fw={600}>{t('lists.proposal.title')}</Text>
      {proposals.map((proposal) => (
        <ProposalCard
          key={proposal.attendee.id}
          proposal={proposal}
          hasKey={proposal === first}
          onYes={() => void acceptProposal(store, lead.id, proposal.attendee)}
          onNo={() => void refuseProposal(store, lead.id, proposal.attendee.id)}
        />
      ))}
    </Stack>
  );
}
