import { Paper, Select, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight, IconMinus, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalTime } from '#renderer/data/useNow.ts';
import { changeText, reasonText } from '#renderer/i18n/worthText.ts';
import type { ShowRow } from '#shared/domain/figures/comparison.ts';
import { goAgain } from '#shared/domain/figures/goAgain.ts';
import type { Tone } from '#shared/domain/figures/goAgain.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { CountedShow } from './useCounted.ts';
import classes from './Roi.module.css';

const SIGN: Readonly<Record<Tone, ReactNode>> = {
  good: <IconThumbUp size={20} color="var(--mantine-color-teal-text)" aria-hidden />,
  bad: <IconThumbDown size={20} color="var(--mantine-color-red-text)" aria-hidden />,
  plain: <IconMinus size={20} color="var(--mantine-color-dimmed)" aria-hidden />,
};

type Props = {
  readonly judged: CountedShow;
  readonly rows: readonly ShowRow[];
  readonly choice: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (id: ShowId) => void;
};

/** Whether to go to a show again: the verdict, each reason with its figures, and what to change. */
export function GoAgainPanel({ judged: { show, figures }, rows, choice, onChoose }: Props) {
  const { t } = useTranslation();
  const { day } = useLocalTime(show.zone);
  const others = show.isSample ? [] : rows.filter(({ id }) => id !== show.id);
  const { verdict, reasons, changes } = goAgain({ show, currency: figures.currency, figures, others, today: day });
  return (
    <Paper withBorder radius="lg" p="md" data-testid="go-again">
      <Stack gap="sm">
        <Select
          label={t('roi.choose_show')}
          data={choice}
          value={show.id}
          allowDeselect={false}
          onChange={(value) => {
            if (value !== null) onChoose(value as ShowId); // one of the shows offered
          }}
          w={320}
          maw="100%"
        />
        <div>
          <Text size="sm" c="dimmed">
            {t('roi.again')}
          </Text>
          <div className={classes['verdict']} data-verdict={verdict} data-testid="verdict">
            {t(`roi.go.${verdict}`)}
          </div>
          {show.isSample && (
            <Text size="sm" c="dimmed">
              {t('roi.sample_note')}
            </Text>
          )}
        </div>
        <Title order={3} size="h6">
          {t('roi.why')}
        </Title>
        <ul className={classes['reasons']} data-testid="reasons">
          {reasons.map((reason) => {
            const text = reasonText(reason, figures.currency);
            return (
              <li key={text} data-tone={reason.tone} aria-label={`${text} (${t(`roi.tone.${reason.tone}`)})`}>
                {SIGN[reason.tone]}
                <span>{text}</span>
              </li>
            );
          })}
        </ul>
        {changes.length > 0 && (
          <>
            <Title order={3} size="h6">
              {t('roi.what_to_change')}
            </Title>
            <ul className={classes['reasons']} data-testid="changes">
              {changes.map((change) => {
                const text = changeText(change, figures.currency);
                return (
                  <li key={text}>
                    <IconArrowRight size={20} aria-hidden />
                    <span>{text}</span>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </Stack>
    </Paper>
  );
}
