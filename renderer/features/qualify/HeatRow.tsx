import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { isNextOpen, judgedStepOf } from '#shared/domain/nextStep.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { heatOf, proposedHeat } from '#shared/domain/qualification.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDay } from '#renderer/i18n/format.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import { KeyButton } from './KeyButton.tsx';
import { rateLead } from './rateLead.ts';
import { Row } from './Row.tsx';
import classes from './Row.module.css';
import { ScoreLine } from './ScoreLine.tsx';

const HEATS: readonly (readonly [Heat, string])[] = [
  ['cold', '1'],
  ['warm', '2'],
  ['hot', '3'],
];

type Props = { readonly lead: Lead; readonly show: Show };

/** What the temperature asks for and until when, by the definitions the lead was judged by. */
function NextAction({ lead, show }: Props) {
  const { t } = useTranslation();
  const now = useStore().now();
  const heat = heatOf(lead);
  const { kind, dueAt } = judgedStepOf(lead, show);
  const isOpen = isNextOpen(lead);
  const isLate = isOpen && dueAt < now;
  const day = formatDay(dueAt, show.zone);
  const isDone = !isOpen && lead.nextDone?.heat === heat;
  const when = t(isDone ? 'qualify.nextDone' : isLate ? 'qualify.nextLate' : 'qualify.nextBy', { day });
  return (
    <div className={classes.next}>
      <Text size="sm" fw={600} lh={1.15}>
        {t(`qualify.next.${kind}`)}
      </Text>
      <Text size="xs" lh={1.15} style={{ whiteSpace: 'nowrap' }} c={isLate ? 'red' : 'dimmed'}>
        {when}
      </Text>
    </div>
  );
}

/** Temperature by keys 1, 2, 3, what the score proposes and why, and what is to be done next and by when. */
export function HeatRow({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const group = t('qualify.group');
  const rate = (heat: Heat | null) => void rateLead(store, lead.id, heat);
  const holds = heatOf(lead);
  useShortcuts([
    ...HEATS.map(([heat, key]) => ({ key, group, label: t(`definitions.label.${heat}`), run: () => rate(heat) })),
    { key: '0', group, label: t('qualify.useScore'), run: () => rate(null) },
  ]);
  const isOverridden = lead.heatChosen !== undefined && lead.heatChosen !== proposedHeat(lead);
  return (
    <Row label={t('qualify.temperature')}>
      {HEATS.map(([heat, key]) => {
        const Icon = HEAT_ICON[heat];
        return (
          <KeyButton
            key={heat}
            isStrong
            label={t(`definitions.label.${heat}`)}
            about={t(`definitions.text.${heat}`)}
            isOn={holds === heat}
            color={HEAT_COLOR[heat]}
            icon={<Icon size={18} />}
            hotkey={key}
            onPress={() => rate(heat)}
          />
        );
      })}
      <NextAction lead={lead} show={show} />
      <div className={classes.line}>
        <ScoreLine lead={lead} show={show} />
        {isOverridden && (
          <Button size="compact-xs" h={24} px={6} variant="subtle" rightSection={<KeyHint keys="0" />} onClick={() => rate(null)}>
            {t('qualify.useScore')}
          </Button>
        )}
      </div>
    </Row>
  );
}
