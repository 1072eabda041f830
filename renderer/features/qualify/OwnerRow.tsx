import { Button, Select, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { conditionsOf } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { assignProposed, giveLead } from '#renderer/data/owners.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useProposal } from '#renderer/data/useProposal.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { DisqualifyButton } from './DisqualifyButton.tsx';
import { Row } from './Row.tsx';

type Props = { readonly lead: Lead; readonly show: Show };

/** Who of the staff follows this lead up, whom the rules propose; and the way out of the running and back. */
export function OwnerRow({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const field = useRef<HTMLInputElement>(null);
  const proposal = useProposal(show, lead);
  const proposed = show.staff.find(({ id }) => id === proposal?.owner);
  const accept = (): void => {
    if (proposal !== null) void assignProposed(store, new Map([[lead.id, proposal]]));
  };
  const answer = proposed === undefined ? () => field.current?.click() : accept;
  useShortcuts([{ key: 'o', group: t('qualify.group'), label: t('qualify.owner'), run: answer }]);
  return (
    <Row label={t('qualify.owner')}>
      {proposal !== null && proposed !== undefined && (
        <Button
          size="sm"
          h={36}
          px="xs"
          variant="light"
          maw={300}
          leftSection={<KeyHint keys="o" />}
          aria-keyshortcuts="o"
          title={t('team.accept')}
          data-testid="owner-proposal"
          onClick={accept}
        >
          <Text size="sm" truncate inherit>
            {t('followup.proposed', { name: proposed.name, why: conditionsOf(proposal.rule) || t('followup.all_leads') })}
          </Text>
        </Button>
      )}
      <Select
        ref={field}
        w={proposed === undefined ? 200 : 150}
        data={show.staff.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={lead.owner ?? null}
        clearable
        searchable={show.staff.length > 8}
        placeholder={t('qualify.noOwner')}
        title={lead.owner === undefined ? t('qualify.ownerWanted') : undefined}
        aria-label={t('qualify.owner')}
        rightSection={lead.owner === undefined && proposed === undefined ? <KeyHint keys="o" /> : undefined}
        onChange={(value) => void giveLead(store, { leadId: lead.id, owner: show.staff.find(({ id }) => id === value)?.id ?? null })}
      />
      <div style={{ flex: 1 }} />
      <DisqualifyButton lead={lead} />
    </Row>
  );
}
