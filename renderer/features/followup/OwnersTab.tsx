import { Button, Group, Progress, Text } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { formatDay } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import { conditionsOf, hasRouting } from '#shared/domain/routing.ts';
import type { OwnerProposal } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import { DeedBar } from './DeedBar.tsx';
import type { Deed } from '#renderer/ui/DeedRow.tsx';
import { useOwnerDeeds } from './useOwnerDeeds.ts';
import { useProposals } from './useProposals.ts';
import type { Rows } from '#renderer/data/useRows.ts';
import { NameBadge, WorkLine } from './WorkLine.tsx';
import { WorkList } from './WorkList.tsx';

type Props = { readonly unowned: Rows; readonly show: Show; readonly onOpen: (id: LeadId) => void; readonly onRules: () => void };

function OwnerLine({ row, show, proposal }: { readonly row: LeadRow; readonly show: Show; readonly proposal: OwnerProposal | undefined }) {
  const { t } = useTranslation();
  const name = show.staff.find(({ id }) => id === proposal?.owner)?.name;
  const why = proposal === undefined ? '' : conditionsOf(proposal.rule) || t('followup.all_leads');
  return (
    <WorkLine
      main={row.name || t('leads.unnamed')}
      sub={[row.company, t(`qualify.stage.${row.stage}`), ...row.interests].filter(Boolean).join(' · ')}
      owner={name === undefined ? undefined : <NameBadge isStrong name={t('followup.proposed', { name, why })} />}
      due={formatDay(row.capturedAt, show.zone)}
    />
  );
}

/** Leads that nobody follows up yet, each with whom the rules propose: accepted one by one, all at once, or given by hand. */
export function OwnersTab({ unowned: { rows, total, isLoaded }, show, onOpen, onRules }: Props) {
  const { t } = useTranslation();
  const { progress, accept, give, acceptAll, stop } = useOwnerDeeds(show);
  const stamp = rows.map(({ updatedAt }) => updatedAt).join();
  const proposals = useProposals(
    show,
    // while all are accepted there is nothing to propose
    progress === null ? rows.map(({ id }) => id) : [],
    stamp,
  );
  const [asking, setAsking] = useState<LeadRow | null>(null);
  const canRoute = hasRouting(show);
  if (isLoaded && total === 0)
    return (
      <>
        <EmptyState icon={<IconUserCheck size={32} />} title={t('followup.owners_none')} text={t('followup.owners_none_text')} />
        <DeedBar deeds={[]} isOn />
      </>
    );
  const deedsOf = (row: LeadRow): Deed[] => {
    const proposal = proposals.get(row.id);
    return [
      ...(proposal === undefined ? [] : [{ key: 'o', label: t('followup.do.accept'), run: () => void accept(row, proposal) }]),
      { key: 'g', label: t('followup.do.choose'), run: () => setAsking(row) },
      ...(canRoute ? [{ key: 'a', label: t('followup.do.all'), run: () => void acceptAll() }] : []),
    ];
  };
  return (
    <>
      {progress !== null && (
        <Group wrap="nowrap" mb="xs">
          <Progress value={progress} style={{ flex: 1 }} aria-label={t('followup.do.all')} />
          <Button size="compact-sm" variant="default" onClick={stop}>
            {t('capture.intake_stop')}
          </Button>
        </Group>
      )}
      {!canRoute && (
        <Group mb="xs" gap="xs">
          <Text size="sm" c="dimmed">
            {t('followup.no_rules')}
          </Text>
          <Button size="compact-sm" variant="light" onClick={onRules}>
            {t('followup.make_rules')}
          </Button>
        </Group>
      )}
      <div style={{ flex: 1, minHeight: 0 }}>
        <WorkList
          label={t('followup.owners')}
          sections={[{ key: 'owners', title: t('followup.owners'), items: rows, more: total - rows.length }]}
          keyOf={({ id }) => id}
          render={(row) => <OwnerLine row={row} show={show} proposal={proposals.get(row.id)} />}
          deeds={deedsOf}
          onOpen={({ id }) => onOpen(id)}
          isOn={asking === null}
        />
      </div>
      {asking !== null && (
        <ChoosePerson
          title={t('followup.choose_title', { lead: asking.name })}
          show={show}
          current={null}
          onChoose={(person) => {
            setAsking(null);
            void give(asking, person);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
