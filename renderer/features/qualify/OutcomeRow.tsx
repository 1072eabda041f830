import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { DecidedRow } from './DecidedRow.tsx';
import { turnSale } from './decideSale.ts';
import { KeyButton } from './KeyButton.tsx';
import { setOutcome } from './noteFacts.ts';
import { Row } from './Row.tsx';

const SALES = [
  ['won', '7', 'green'],
  ['lost', '0', 'red'],
] as const;
const OUTCOMES = [
  ['customer', '8'],
  ['ambassador', '9'],
] as const;

type Props = { readonly lead: Lead; readonly show: Show };

/** What came of it: won or lost, they bought, they recommend us; pressed again, it is taken back. What is known of the sale below. */
export function OutcomeRow({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const group = t('qualify.facts');
  const turn = (outcome: 'customer' | 'ambassador'): void => void setOutcome(store, lead.id, lead.outcome === outcome ? null : outcome);
  const decide = (state: 'won' | 'lost'): void => void turnSale(store, { lead, show }, state);
  useShortcuts([
    ...SALES.map(([state, key]) => ({ key, group, label: t(`sale.state.${state}`), run: () => decide(state) })),
    ...OUTCOMES.map(([outcome, key]) => ({ key, group, label: t(`qualify.stage.${outcome}`), run: () => turn(outcome) })),
  ]);
  return (
    <>
      <Row label={t('qualify.fact.outcome')}>
        {SALES.map(([state, key, color]) => (
          <KeyButton
            key={state}
            label={t(`sale.state.${state}`)}
            about={t(`sale.about.${state}`)}
            isOn={lead.sale?.state === state}
            color={color}
            icon={state === 'won' ? <IconCheck size={16} /> : <IconX size={16} />}
            hotkey={key}
            onPress={() => decide(state)}
          />
        ))}
        {OUTCOMES.map(([outcome, key]) => (
          <KeyButton
            key={outcome}
            label={t(`qualify.stage.${outcome}`)}
            about={t(`definitions.text.${outcome}`)}
            isOn={lead.outcome === outcome}
            color="green"
            icon={<IconCheck size={16} />}
            hotkey={key}
            onPress={() => turn(outcome)}
          />
        ))}
      </Row>
      {lead.sale !== undefined && <DecidedRow lead={lead} sale={lead.sale} show={show} />}
    </>
  );
}
