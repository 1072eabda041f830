import { Alert, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { folded } from '#shared/domain/samePerson.ts';
import type { DayOrder } from '#shared/formats/outcomes/readDay.ts';
import type { OutcomesChoice, OutcomesFile } from '#shared/formats/outcomes/readOutcomes.ts';
import type { ToldState } from '#shared/formats/outcomes/stateWords.ts';

type Props = {
  readonly file: OutcomesFile;
  readonly choice: OutcomesChoice;
  readonly onChoice: (choice: OutcomesChoice) => void;
};

const STATES: readonly ToldState[] = ['won', 'lost', 'open'];
const ORDERS: readonly DayOrder[] = ['day-first', 'month-first'];
/** More unknown words than these are no states of sales. */
const ASKED = 12;

function Words({ file, choice, onChoice }: Props) {
  const { t } = useTranslation();
  const asked = [
    ...Object.entries(choice.words).map(([word, state]) => ({ word, state, count: null })),
    ...file.unknown.map(({ word, count }) => ({ word, state: null, count })),
  ].slice(0, ASKED);
  if (asked.length === 0) return null;
  const say = (word: string, value: string | null): void => {
    const others = Object.entries(choice.words).filter(([one]) => one !== folded(word));
    const state = STATES.find((one) => one === value);
    onChoice({ ...choice, words: Object.fromEntries([...others, ...(state === undefined ? [] : [[folded(word), state] as const])]) });
  };
  return (
    <Alert color="orange" p="xs" title={t('sale.unknown.title')} data-testid="unknown-words">
      <Group gap="xs">
        {asked.map(({ word, state, count }) => (
          <Select
            key={folded(word)}
            size="sm"
            w={200}
            label={count === null ? word : `${word} (${t('sale.unknown.rows', { count })})`}
            styles={{ label: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: 200 } }}
            data={STATES.map((one) => ({ value: one as string, label: t(`sale.state.${one}`) }))}
            value={state}
            clearable
            placeholder={t('sale.unknown.leave')}
            onChange={(value) => say(word, value)}
          />
        ))}
      </Group>
    </Alert>
  );
}

/** What a file does not say by itself: words for states that nobody knows, and the order of its dates. */
export function FileQuestions({ file, choice, onChoice }: Props) {
  const { t } = useTranslation();
  const isAmbiguous = file.guess !== null || file.order === 'mixed';
  const told = file.order === 'mixed' ? 'mixed' : file.order === 'none' ? 'text' : 'found';
  return (
    <Stack gap="xs">
      <Words file={file} choice={choice} onChoice={onChoice} />
      {file.torn > 0 && (
        <Text size="sm" c="orange">
          {t('sale.torn', { count: file.torn })}
        </Text>
      )}
      {isAmbiguous && (
        <Group gap="xs" data-testid="day-order">
          <Text size="sm">{t(`sale.order.${told}`)}</Text>
          <SegmentedControl
            size="xs"
            aria-label={t(`sale.order.${told}`)}
            data={ORDERS.map((value) => ({ value, label: t(`sale.order.${value}`) }))}
            value={file.guess ?? ''}
            onChange={(value) => {
              const order = ORDERS.find((one) => one === value);
              if (order !== undefined) onChoice({ ...choice, order });
            }}
          />
        </Group>
      )}
    </Stack>
  );
}
