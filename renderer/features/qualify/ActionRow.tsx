import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { KeyButton } from './KeyButton.tsx';
import { STAFF_ACTIONS, toggleAction } from './noteInterest.ts';
import { Row } from './Row.tsx';

/** What the visitor did or asked for at the booth: it makes the score. */
export function ActionRow({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  useShortcuts(
    STAFF_ACTIONS.map(([action, key]) => ({
      key,
      group: t('qualify.group'),
      label: t(`qualify.action.${action}`),
      run: () => void toggleAction(store, lead.id, action),
    })),
  );
  return (
    <Row label={t('qualify.actions')}>
      {STAFF_ACTIONS.map(([action, key]) => {
        const isOn = lead.actions.includes(action);
        return (
          <KeyButton
            key={action}
            label={t(`qualify.action.${action}`)}
            isOn={isOn}
            icon={isOn ? <IconCheck size={16} /> : undefined}
            hotkey={key}
            onPress={() => void toggleAction(store, lead.id, action)}
          />
        );
      })}
    </Row>
  );
}
