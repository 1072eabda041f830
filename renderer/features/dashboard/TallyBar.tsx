import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countVisitors, readTallies } from '#renderer/data/tallies.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { useNow } from '#renderer/data/useNow.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Show } from '#shared/domain/show.ts';
import { hourOf } from '#shared/domain/visitorTally.ts';
import { instantOf, localTime } from '#shared/lib/time.ts';

/** V as in visitor and visiteur: in the same place, and without Shift, on all keyboards of the west. */
const KEY = 'v';

/**
 * Counts visitors by one key, or by a button for fingers; with Shift it takes one back. What stands beside it is saved, of all laptops
 * together. Presses wait for each other in the lane of the show's tally (`countVisitors`): none is lost however fast they come.
 */
export function TallyBar({ show }: { readonly show: Pick<Show, 'id' | 'zone'> }) {
  const { t } = useTranslation();
  const store = useStore();
  const now = useNow();
  const tallies = useLive((live) => readTallies(live, show.id), [show.id]) ?? [];
  const count = (by: 1 | -1): void => void countVisitors(store, show.id, by);
  const group = t('live.tally');
  useShortcuts([
    { key: KEY, label: t('live.tally_add'), group, run: () => count(1), isOnce: true },
    { key: `shift+${KEY}`, label: t('live.tally_back'), group, run: () => count(-1), isOnce: true },
  ]);
  const today = instantOf({ day: localTime(now, show.zone).day, minutes: 0 }, show.zone);
  const since = (from: number): number => tallies.reduce((sum, { hour, count: some }) => (hour >= from ? sum + some : sum), 0);
  return (
    <Group gap={6} wrap="nowrap" title={t('live.tally_text')}>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconUserPlus size={18} aria-hidden />}
        rightSection={<KeyHint keys={KEY} />}
        onClick={() => count(1)}
      >
        {t('live.tally_button')}
      </Button>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('live.tally_back')}
        title={`${t('live.tally_back')} (⇧V)`}
        onClick={() => count(-1)}
      >
        <IconUserMinus size={18} aria-hidden />
      </ActionIcon>
      <Text component="output" size="sm" data-testid="tally" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
        {t('live.tally_count', { hour: formatNumber(since(hourOf(now))), day: formatNumber(since(today)) })}
      </Text>
    </Group>
  );
}
