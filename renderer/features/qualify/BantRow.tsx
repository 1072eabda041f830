import { Progress, UnstyledButton } from '@mantine/core';
import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BantDetail, Lead } from '#shared/domain/lead.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { BantAnswer } from '#shared/domain/stage.ts';
import { bantAnswered } from '#shared/domain/qualification.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDate, formatMoney } from '#renderer/i18n/format.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { BANT_KEYS, cycleBant } from './answerBant.ts';
import { BantDetails } from './BantDetails.tsx';
import { formatMonth } from './formatMonth.ts';
import { KeyButton } from './KeyButton.tsx';
import { Row } from './Row.tsx';
import classes from './Row.module.css';

type Props = { readonly lead: Lead; readonly show: Show };

const ICON = { yes: IconCheck, no: IconX, unknown: IconQuestionMark } as const;
const COLOR = { yes: 'teal', no: 'gray', unknown: 'gray' } as const;

const stateOf = (answer: BantAnswer | undefined): BantAnswer | 'unknown' => answer ?? 'unknown';

/** How many of the four are answered; which are not is said to who does not see the row. */
function Meter({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const answered = bantAnswered(lead.bant);
  const missing = BANT_KEYS.filter(([question]) => lead.bant[question] === undefined).map(([question]) => t(`qualify.bant.${question}`));
  const spoken = missing.length === 0 ? t('qualify.bantWhole') : t('qualify.bantMissing', { answered, missing: missing.join(', ') });
  return <Progress value={answered * 25} size="sm" w="100%" mt={4} aria-label={spoken} data-testid="bant-meter" />;
}

/** The details in one line: amount, role, need, day or month. */
function useDetailWords(): (detail: BantDetail, show: Show) => string {
  const { t } = useTranslation();
  return ({ amount, currency, role, need, by }, show) => {
    const when = by === undefined ? undefined : by.length > 7 ? formatDate(by) : formatMonth(by);
    return [
      amount === undefined ? undefined : formatMoney(amount, currency ?? showCurrency(show)),
      role === undefined ? undefined : t(`qualify.role.${role}`),
      need,
      when === undefined ? undefined : t('qualify.detail.by', { when }),
    ]
      .filter((one) => one !== undefined)
      .join(' · ');
  };
}

/** Budget, authority, need, timeline: one key each, from not known to yes to no; what is behind them in a line below. */
export function BantRow({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [isOpen, setOpen] = useState(false);
  const detailWords = useDetailWords();
  useShortcuts(
    BANT_KEYS.map(([question, key]) => ({
      key,
      group: t('qualify.group'),
      label: t(`qualify.bant.${question}`),
      run: () => void cycleBant(store, lead.id, question),
    })),
  );
  const words = detailWords(lead.bantDetail ?? {}, show);
  return (
    <Row label={t('qualify.bantTitle', { answered: bantAnswered(lead.bant) })} hint={<Meter lead={lead} />}>
      {BANT_KEYS.map(([question, key]) => {
        const state = stateOf(lead.bant[question]);
        const Icon = ICON[state];
        return (
          <KeyButton
            key={question}
            label={t(`qualify.bant.${question}`)}
            about={t(`definitions.text.${question}`)}
            spoken={t('qualify.bantSpoken', { question: t(`qualify.bant.${question}`), answer: t(`qualify.answer.${state}`) })}
            isOn={state !== 'unknown'}
            color={COLOR[state]}
            icon={<Icon size={16} />}
            hotkey={key}
            onPress={() => void cycleBant(store, lead.id, question)}
          />
        );
      })}
      <BantDetails lead={lead} show={show} isOpen={isOpen} setOpen={setOpen} />
      {words !== '' && (
        <UnstyledButton className={classes.words} fz="sm" title={words} onClick={() => setOpen(true)}>
          {words}
        </UnstyledButton>
      )}
    </Row>
  );
}
