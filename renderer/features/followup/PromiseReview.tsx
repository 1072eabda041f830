import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readWhere } from '#renderer/data/read.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useLocalTime } from '#renderer/data/useNow.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { minutesText } from '#shared/lib/time.ts';
import type { Done } from './followupState.ts';
import { usePromiseDeeds } from './usePromiseDeeds.tsx';
import { NameBadge, WorkLine } from './WorkLine.tsx';

type Props = {
  readonly leadId: LeadId;
  readonly show: Show;
  readonly onDone: (done: Done) => void;
  /** A question is open: the keys behind it rest. */
  readonly onAsking: (isAsking: boolean) => void;
};

/** The open promises of one lead; the keys are for the first, the next one follows by itself. */
export function PromiseReview({ leadId, show, onDone, onAsking }: Props) {
  const { t } = useTranslation();
  const now = useLocalTime(show.zone);
  const all = useLive((store) => readWhere(store, 'promises', { index: 'leadId', value: leadId }), [leadId]) ?? [];
  const open = all.filter(isOpenPromise).sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.madeAt - b.madeAt);
  const [first] = open;
  const { deedsOf, dialog, isAsking } = usePromiseDeeds({ show, today: now.day, onDone });
  useEffect(() => {
    onAsking(isAsking);
    return () => onAsking(false);
    // oxlint-disable-next-line react/exhaustive-deps -- told when it changes, not when the listener does
  }, [isAsking]);
  const deeds = first === undefined ? [] : deedsOf(first);
  useShortcuts(
    deeds.map((deed) => ({ ...deed, group: t('followup.promises') })),
    !isAsking,
  );
  return (
    <Stack gap="xs" data-testid="promise-review">
      {open.map((promise) => {
        const isLate = urgencyOf(promise, now) === 'late';
        const hour = promise.dueAtMinutes === undefined ? '' : ` ${minutesText(promise.dueAtMinutes)}`;
        return (
          <Group key={promise.id} wrap="nowrap" gap="md">
            <WorkLine
              main={promise.text}
              sub=""
              owner={<NameBadge name={show.staff.find(({ id }) => id === promise.owner)?.name ?? t('followup.nobody')} />}
              due={t(isLate ? 'leads.promise.late' : 'leads.promise.due', { day: `${formatDate(promise.dueOn)}${hour}` })}
              isLate={isLate}
            />
          </Group>
        );
      })}
      {open.length > 1 && (
        <Text size="sm" c="dimmed">
          {t('review.first_promise')}
        </Text>
      )}
      <Group gap="xs">
        {deeds.map(({ key, label, run }) => (
          <Button key={key} size="sm" h={36} px="sm" variant="default" leftSection={<KeyHint keys={key} />} onClick={run}>
            {label}
          </Button>
        ))}
      </Group>
      {dialog}
    </Stack>
  );
}
