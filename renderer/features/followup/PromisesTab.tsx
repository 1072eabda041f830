import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpenPromise } from '#renderer/data/promises.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { minutesText } from '#shared/lib/time.ts';
import type { LocalTime } from '#shared/lib/time.ts';
import { DeedBar } from './DeedBar.tsx';
import { rememberDone, useFollowup } from './followupState.ts';
import { groupPromises } from './promiseGroups.ts';
import { usePromiseDeeds } from './usePromiseDeeds.tsx';
import { NameBadge, WorkLine } from './WorkLine.tsx';
import { WorkList } from './WorkList.tsx';

type Props = {
  readonly open: readonly OpenPromise[] | undefined;
  readonly show: Show;
  readonly me: StaffId | null;
  readonly now: LocalTime;
  readonly onOpen: (id: LeadId) => void;
};

function PromiseLine({ one, show, now }: { readonly one: OpenPromise; readonly show: Show; readonly now: LocalTime }) {
  const { t } = useTranslation();
  const { promise, lead } = one;
  const owner = show.staff.find(({ id }) => id === promise.owner)?.name;
  const isLate = urgencyOf(promise, now) === 'late';
  const hour = promise.dueAtMinutes === undefined ? '' : ` ${minutesText(promise.dueAtMinutes)}`;
  const sub = [nameOf(lead) || t('leads.unnamed'), lead.contact.organization?.[0] ?? ''].filter(Boolean).join(' · ');
  return (
    <WorkLine
      main={promise.text}
      sub={sub}
      owner={<NameBadge name={owner ?? t('followup.nobody')} />}
      due={t(isLate ? 'leads.promise.late' : 'leads.promise.due', { day: `${formatDate(promise.dueOn)}${hour}` })}
      isLate={isLate}
    />
  );
}

/** All that the booth promised and has not done yet: kept, given, handed over or moved by one key. */
export function PromisesTab({ open, show, me, now, onOpen }: Props) {
  const { t } = useTranslation();
  const whose = useFollowup((state) => state.whose);
  const { deedsOf, dialog, isAsking } = usePromiseDeeds({ show, today: now.day, onDone: rememberDone });
  if (open === undefined) return null;
  const groups = groupPromises(open, { now, whose, me });
  if (groups.length === 0)
    return (
      <>
        <EmptyState icon={<IconChecks size={32} />} title={t('followup.promises_none')} text={t('followup.promises_none_text')} />
        <DeedBar deeds={[]} isOn />
      </>
    );
  return (
    <>
      <WorkList
        label={t('followup.promises')}
        sections={groups.map(({ urgency, items }) => ({
          key: urgency,
          title: t(`followup.urgency.${urgency}`),
          isLate: urgency === 'late',
          items,
        }))}
        keyOf={({ promise }) => promise.id}
        render={(one) => <PromiseLine one={one} show={show} now={now} />}
        deeds={({ promise }) => deedsOf(promise)}
        onOpen={({ lead }) => onOpen(lead.id)}
        isOn={!isAsking}
      />
      {dialog}
    </>
  );
}
