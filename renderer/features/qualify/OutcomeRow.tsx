import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { KeyButton } from './KeyButton.tsx';
import { setOutcome } from './noteFacts.ts';
import { Row } from './Row.tsx';

const OUTCOMES = [
  ['customer', '8'],
  ['ambassador', '9'],
] as const;

/** What came of it: they bought, they recommend us; pressed again, it is taken back. */
export function OutcomeRow({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  const turn = (outcome: 'customer' | 'ambassador'): void => void setOutcome(store, lead.id, lead.outcome === outcome ? null : outcome);
  useShortcuts(
    OUTCOMES.map(([outcome, key]) => ({
      key,
      group: t('qualify.facts'),
      label: t(`qualify.stage.${outcome}`),
      run: () => turn(outcome),
    })),
  );
  return (
    <Row label={t('qualify.fact.outcome')}>
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
  );
}
