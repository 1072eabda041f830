import { Alert, Button, Checkbox, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { Show } from '#shared/domain/show.ts';
import type { UpdateState, UpdateStep } from '#shared/ipc/update.ts';

/** What main says of updates, as it changes; null until it was asked. */
function useUpdates(): UpdateState | null {
  const [state, setState] = useState<UpdateState | null>(null);
  useEffect(() => {
    void booth.updateState().then(setState);
    return booth.onUpdate(setState);
  }, []);
  return state;
}

/** How far an update is, in a sentence. */
function useTold(step: UpdateStep, zone: string): string {
  const { t } = useTranslation();
  switch (step.kind) {
    case 'idle':
      return step.checkedAt === null ? t('update.idle') : t('update.current', { when: formatInstant(step.checkedAt, zone) });
    case 'asking':
      return t('update.asking');
    case 'found':
      return t('update.found', { version: step.version });
    case 'fetching':
      return t('update.fetching', { version: step.version, percent: step.percent });
    case 'ready':
      return step.atQuit ? t('update.at_quit', { version: step.version }) : t('update.ready', { version: step.version });
    case 'failed':
      return t(`update.failed.${step.why}`);
  }
}

function Told({ step, zone }: { readonly step: UpdateStep; readonly zone: string }) {
  return useTold(step, zone);
}

/** The day on the show's calendar, as `2026-03-14`. */
const dayIn = (zone: string, at: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

const settle = (when: 'now' | 'quit' | 'never') => (): void => void booth.updateSettle({ when });

/** What can be done with an update that is ready; on a day of the show it is asked once more. */
function ReadyDeeds({ state, show }: { readonly state: UpdateState; readonly show: Show }) {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);
  const [today] = useState(() => dayIn(show.zone, Date.now()));
  const isShowDay = !show.isSample && today >= show.firstDay && today <= show.lastDay;
  if (state.step.kind !== 'ready') return null;
  if (state.step.atQuit)
    return (
      <Button variant="default" onClick={settle('never')}>
        {t('update.never')}
      </Button>
    );
  if (isShowDay && !isSure)
    return (
      <Alert color="orange">
        <Text size="sm">{t('update.show_day')}</Text>
        <Button mt="xs" size="xs" variant="default" onClick={() => setSure(true)}>
          {t('update.anyway')}
        </Button>
      </Alert>
    );
  return (
    <Group>
      {state.hasQuit && <Button onClick={settle('quit')}>{t('update.quit')}</Button>}
      <Button variant="default" onClick={settle('now')}>
        {t('update.now')}
      </Button>
    </Group>
  );
}

function FeedForm({ state }: { readonly state: UpdateState }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(state.feed.address ?? '');
  const [isDaily, setDaily] = useState(state.feed.isDaily);
  const [fault, setFault] = useState<'address' | 'fixed' | 'disk' | null>(null);
  const save = async (): Promise<void> => {
    const kept = await booth.updateFeed({ address: address.trim() === '' ? null : address, isDaily });
    setFault(kept.ok ? null : kept.error);
    if (kept.ok) setAddress(kept.value.feed.address ?? '');
  };
  return (
    <>
      <TextInput
        label={t('update.address')}
        placeholder="https://"
        value={address}
        disabled={state.isFixed}
        description={state.isFixed ? t('update.address_fixed') : undefined}
        error={fault === null ? undefined : t(`update.failed.${fault}`)}
        maxLength={500}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Checkbox label={t('update.daily')} checked={isDaily} disabled={state.isFixed} onChange={() => setDaily(!isDaily)} />
      {!state.isFixed && (
        <Group>
          <Button variant="default" onClick={() => void save()}>
            {t('update.save')}
          </Button>
        </Group>
      )}
    </>
  );
}

/** Updates: where to look, what was found, and when it is installed; nothing of it happens unasked. */
export function UpdatePanel({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const state = useUpdates();
  if (state === null) return null;
  const { step, way } = state;
  return (
    <Paper withBorder radius="lg" p="md" data-testid="updates">
      <Stack gap="sm">
        <PanelHead title={t('update.title')} text={way === 'self' ? t('update.text') : t(`update.way.${way}`)} />
        {way === 'self' && <FeedForm state={state} />}
        {way === 'self' && (
          <Text component="output" size="sm" c={step.kind === 'failed' ? 'red' : 'dimmed'}>
            {state.feed.address === null ? t('update.off') : <Told step={step} zone={show.zone} />}
          </Text>
        )}
        {way === 'self' && state.feed.address !== null && (
          <Group>
            {(step.kind === 'idle' || step.kind === 'failed') && (
              <Button variant="default" onClick={() => void booth.updateCheck()}>
                {t('update.check')}
              </Button>
            )}
            {step.kind === 'found' && <Button onClick={() => void booth.updateFetch()}>{t('update.fetch')}</Button>}
          </Group>
        )}
        <ReadyDeeds state={state} show={show} />
      </Stack>
    </Paper>
  );
}
