import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDay } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { DeedBar } from './DeedBar.tsx';
import { rememberDone } from './followupState.ts';
import { markNext } from './markNext.ts';
import type { Rows } from '#renderer/data/useRows.ts';
import { NameBadge, WorkLine } from './WorkLine.tsx';
import { WorkList } from './WorkList.tsx';

/** What is due of each temperature, the hottest first. */
export type DueRows = { readonly hot: Rows; readonly warm: Rows; readonly cold: Rows };

type Props = { readonly due: DueRows; readonly show: Show; readonly onOpen: (id: LeadId) => void };

const HEATS = ['hot', 'warm', 'cold'] as const;

function NextLine({ row, show }: { readonly row: LeadRow; readonly show: Show }) {
  const { t } = useTranslation();
  const now = useStore().now();
  const { next, deadline } = row.more;
  const isLate = deadline !== null && deadline < now;
  const owner = show.staff.find(({ id }) => id === row.owner)?.name;
  const day = deadline === null ? '' : formatDay(deadline, show.zone);
  return (
    <WorkLine
      main={row.name || t('leads.unnamed')}
      sub={[row.company, t(`qualify.stage.${row.stage}`), row.email, row.phone].filter(Boolean).join(' · ')}
      owner={<NameBadge name={owner ?? t('followup.nobody')} />}
      due={[next === null ? '' : t(`qualify.next.${next}`), t(isLate ? 'qualify.nextLate' : 'qualify.nextBy', { day })].join(' ')}
      isLate={isLate}
    />
  );
}

/** Leads whose next action is due today or late, by what is to be done: each is done by one key. */
export function NextTab({ due, show, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const sections = HEATS.filter((heat) => due[heat].total > 0).map((heat) => ({
    key: heat,
    title: t(`qualify.heat.${heat}`),
    items: due[heat].rows,
    more: due[heat].total - due[heat].rows.length,
  }));
  if (sections.length === 0)
    return (
      <>
        {HEATS.every((heat) => due[heat].isLoaded) && (
          <EmptyState icon={<IconChecks size={32} />} title={t('followup.next_none')} text={t('followup.next_none_text')} />
        )}
        <DeedBar deeds={[]} isOn />
      </>
    );
  const done = async (row: LeadRow): Promise<void> => {
    await markNext(store, row.id, true);
    const { next } = row.more;
    rememberDone({
      words: t('followup.done.next', { lead: row.name, action: next === null ? '' : t(`qualify.next.${next}`) }),
      undo: () => markNext(store, row.id, false),
    });
  };
  return (
    <WorkList
      label={t('followup.next')}
      sections={sections}
      keyOf={({ id }) => id}
      render={(row) => <NextLine row={row} show={show} />}
      deeds={(row) => [{ key: 'x', label: t('followup.do.done'), run: () => void done(row) }]}
      onOpen={({ id }) => onOpen(id)}
      isOn
    />
  );
}
