import { Progress, Text } from '@mantine/core';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { BantAnswer } from '#shared/domain/stage.ts';
import { bantAnswered } from '#shared/domain/qualification.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { BANT_KEYS, cycleBant } from './answerBant.ts';
import { KeyButton } from './KeyButton.tsx';
import { Row } from './Row.tsx';

const ICON = { yes: IconCheck, no: IconX, unknown: IconQuestionMark } as const;
const COLOR = { yes: 'teal', no: 'gray', unknown: 'gray' } as const;

const stateOf = (answer: BantAnswer | undefined): BantAnswer | 'unknown' => answer ?? 'unknown';

function Meter({ answered }: { readonly answered: number }) {
  const { t } = useTranslation();
  const label = t('qualify.bantMeter', { answered });
  return (
    <>
      <Progress value={answered * 25} size="sm" w="100%" mt={4} aria-label={t('qualify.completeness')} />
      <Text size="xs" c="dimmed">
        {label}
      </Text>
    </>
  );
}

/** Budget, authority, need, timeline: one key each, from not known to yes to no. */
export function BantRow({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  useShortcuts(
    BANT_KEYS.map(([question, key]) => ({
      key,
      group: t('qualify.group'),
      label: t(`qualify.bant.${question}`),
      run: () => void cycleBant(store, lead.id, question),
    })),
  );
  return (
    <Row label={t('qualify.bantTitle')} hint={<Meter answered={bantAnswered(lead.bant)} />}>
      {BANT_KEYS.map(([question, key]) => {
        const state = stateOf(lead.bant[question]);
        const Icon = ICON[state];
        return (
          <KeyButton
            key={question}
            label={t(`qualify.bant.${question}`)}
            spoken={t('qualify.bantSpoken', { question: t(`qualify.bant.${question}`), answer: t(`qualify.answer.${state}`) })}
            isOn={state !== 'unknown'}
            color={COLOR[state]}
            icon={<Icon size={16} />}
            hotkey={key}
            onPress={() => void cycleBant(store, lead.id, question)}
          />
        );
      })}
    </Row>
  );
}
