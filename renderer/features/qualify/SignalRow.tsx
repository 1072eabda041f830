import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SIGNALS } from '#shared/domain/lead.ts';
import type { Lead, Signal } from '#shared/domain/lead.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { KeyButton } from './KeyButton.tsx';
import { noteFacts } from './noteFacts.ts';
import { Row } from './Row.tsx';

/** What makes a company buy: one digit a signal while this side is in view. */
export function SignalRow({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  const on = lead.facts?.signals ?? [];
  const toggle = (signal: Signal): void =>
    void noteFacts(store, lead.id, ({ signals = [] }) => ({
      signals: signals.includes(signal) ? signals.filter((one) => one !== signal) : [...signals, signal],
    }));
  useShortcuts(
    SIGNALS.map((signal, at) => ({
      key: String(at + 1),
      group: t('qualify.facts'),
      label: t(`qualify.signal.${signal}`),
      run: () => toggle(signal),
    })),
  );
  return (
    <Row label={t('qualify.fact.signals')}>
      {SIGNALS.map((signal, at) => (
        <KeyButton
          key={signal}
          label={t(`qualify.signal.${signal}`)}
          isOn={on.includes(signal)}
          icon={<IconCheck size={16} />}
          hotkey={String(at + 1)}
          onPress={() => toggle(signal)}
        />
      ))}
    </Row>
  );
}
