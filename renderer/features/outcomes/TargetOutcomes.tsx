import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconTrophy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreflightError } from '#shared/crm/push.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Target } from '#shared/domain/target.ts';
import { localTime } from '#shared/lib/time.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import { OutcomesPreview } from './OutcomesPreview.tsx';
import { readTarget } from './readTarget.ts';
import type { OutcomesRead } from './readTarget.ts';

type Props = { readonly target: Target; readonly show: Show };

type Stand =
  | { readonly kind: 'asking' }
  | { readonly kind: 'reading'; readonly read: OutcomesRead | null }
  | { readonly kind: 'read'; readonly read: OutcomesRead }
  | { readonly kind: 'fault'; readonly error: PreflightError; readonly detail: string };

/** What became of the leads a target was sent: read there, shown first, then written. */
export function TargetOutcomes({ target, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [stand, setStand] = useState<Stand>({ kind: 'asking' });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const read = async (): Promise<void> => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setStand({ kind: 'reading', read: null });
    const result = await readTarget({ store, booth }, target, {
      teller: { from: 'crm', today: localTime(store.now(), show.zone).day },
      signal,
      onProgress: (so) => setStand({ kind: 'reading', read: so }),
    });
    if (result.ok) setStand({ kind: 'read', read: result.value });
    else setStand({ kind: 'fault', error: result.error, detail: result.detail ?? '' });
  };
  const isReading = stand.kind === 'reading';
  return (
    <Stack gap="sm" data-testid="target-outcomes">
      <Text size="sm" c="dimmed">
        {t('sale.crm.text')}
      </Text>
      <Group>
        <Button leftSection={<IconTrophy size={18} />} loading={isReading} onClick={() => void read()}>
          {t('sale.crm.read')}
        </Button>
        {isReading && (
          <Button variant="default" onClick={() => stop.current.abort()}>
            {t('sale.crm.stop')}
          </Button>
        )}
        {isReading && stand.read !== null && (
          <>
            <Progress w={220} value={(100 * stand.read.done) / Math.max(1, stand.read.total)} aria-label={t('sale.crm.title')} />
            <Text size="sm">{t('sale.writing', { done: stand.read.done, total: stand.read.total })}</Text>
          </>
        )}
      </Group>
      {stand.kind === 'fault' &&
        (stand.error === 'not-supported' ? (
          <Alert color="gray">{t('sale.crm.byFile')}</Alert>
        ) : (
          <Alert color="red">{t('sale.crm.fault', { reason: `${t(`handover.pre_${stand.error}`)} ${stand.detail}`.trim() })}</Alert>
        ))}
      {stand.kind === 'read' && stand.read.total === 0 && <Alert color="gray">{t('sale.crm.none')}</Alert>}
      {stand.kind === 'read' && stand.read.total > 0 && (
        <OutcomesPreview
          lines={stand.read.lines}
          height="calc(100vh - 380px)"
          onChoose={() => undefined}
          onEnd={() => setStand({ kind: 'asking' })}
        />
      )}
    </Stack>
  );
}
