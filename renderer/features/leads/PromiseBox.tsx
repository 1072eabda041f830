import { Badge, Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { localTime } from '#shared/lib/time.ts';
import { readWhere } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PromiseLine } from './PromiseLine.tsx';
import { PromiseMaker } from './PromiseMaker.tsx';
import { byUrgency } from './promisePhrases.ts';

type Props = { readonly leadId: LeadId; readonly show: Show };

const readOpen = async (store: Store, leadId: LeadId): Promise<PromiseMade[]> =>
  (await readWhere(store, 'promises', { index: 'leadId', value: leadId })).filter(isOpenPromise).sort(byUrgency);

/** What staff promised this visitor and has not done yet, counted in the title; a new promise in two keys. */
export function PromiseBox({ leadId, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const promises = useLive((store) => readOpen(store, leadId), [leadId]) ?? [];
  const now = localTime(store.now(), show.zone);
  const isLate = promises.some((promise) => urgencyOf(promise, now) === 'late');
  return (
    <Stack component="section" gap={4} aria-label={t('leads.promise.title')}>
      <Group gap="xs">
        <Title order={3} size="md">
          {t('leads.promise.title')}
        </Title>
        <KeyHint keys="p" />
        {promises.length > 0 && (
          <Badge variant="light" radius="sm" tt="none" color={isLate ? 'red' : 'petrol'} data-testid="promise-count">
            {t('leads.promise.open', { count: promises.length })}
          </Badge>
        )}
      </Group>
      {promises.map((promise) => (
        <PromiseLine key={promise.id} promise={promise} show={show} />
      ))}
      <PromiseMaker leadId={leadId} today={now.day} />
    </Stack>
  );
}
