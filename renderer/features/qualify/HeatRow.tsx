import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { heatOf, nextActionOf, proposedHeat, scoreOf } from '#shared/domain/qualification.ts';
import type { Show } from '#shared/domain/show.ts';
import { DAY } from '#shared/lib/time.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDay } from '#renderer/i18n/format.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import { KeyButton } from './KeyButton.tsx';
import { rateLead } from './rateLead.ts';
import { Row } from './Row.tsx';

const HEATS: readonly (readonly [Heat, string])[] = [
  ['cold', '1'],
  ['warm', '2'],
  ['hot', '3'],
];

type Props = { readonly lead: Lead; readonly show: Show };

function NextAction({ lead, show }: Props) {
  const { t } = useTranslation();
  const now = useStore().now();
  const { kind, withinDays } = nextActionOf(heatOf(lead));
  const deadline = lead.capturedAt + withinDays * DAY;
  const isLate = deadline < now;
  return (
    <Text size="sm" fw={600} {...(isLate ? { c: 'red' } : {})}>
      {t(isLate ? 'qualify.nextLate' : 'qualify.nextBy', { action: t(`qualify.next.${kind}`), day: formatDay(deadline, show.zone) })}
    </Text>
  );
}

/** Temperature by keys 1, 2, 3, what the score proposes, and what is to be done next and by when. */
export function HeatRow({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const group = t('qualify.group');
  const rate = (heat: Heat | null) => void rateLead(store, lead.id, heat);
  const holds = heatOf(lead);
  useShortcuts([
    ...HEATS.map(([heat, key]) => ({ key, group, label: t(`qualify.heat.${heat}`), run: () => rate(heat) })),
    { key: '0', group, label: t('qualify.useScore'), run: () => rate(null) },
  ]);
  const proposed = proposedHeat(lead);
  const score = (
    <Text size="xs" c="dimmed">
      {t('qualify.proposed', { heat: t(`qualify.heat.${proposed}`), score: scoreOf(lead) })}
    </Text>
  );
  return (
    <Row label={t('qualify.temperature')} hint={score}>
      {HEATS.map(([heat, key]) => {
        const Icon = HEAT_ICON[heat];
        return (
          <KeyButton
            key={heat}
            isStrong
            label={t(`qualify.heat.${heat}`)}
            isOn={holds === heat}
            color={HEAT_COLOR[heat]}
            icon={<Icon size={18} />}
            hotkey={key}
            onPress={() => rate(heat)}
          />
        );
      })}
      <NextAction lead={lead} show={show} />
      {lead.heatChosen !== undefined && lead.heatChosen !== proposed && (
        <Button size="compact-sm" h={36} px="xs" variant="subtle" rightSection={<KeyHint keys="0" />} onClick={() => rate(null)}>
          {t('qualify.useScore')}
        </Button>
      )}
    </Row>
  );
}
