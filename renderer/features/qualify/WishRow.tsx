import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { KeyButton } from './KeyButton.tsx';
import { cycleWish, WISH_KEYS } from './noteIntention.ts';
import { Row } from './Row.tsx';

const TERM = { intention: 'intention', wantsContact: 'wants-contact' } as const;

/** Do they mean to buy, do they want to hear from us: two facts, one key each, from not known to yes to no. */
export function WishRow({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  useShortcuts(
    WISH_KEYS.map(([wish, key]) => ({
      key,
      group: t('qualify.group'),
      label: t(`definitions.label.${TERM[wish]}`),
      run: () => void cycleWish(store, lead.id, wish),
    })),
  );
  return (
    <Row label={t('qualify.wishes')}>
      {WISH_KEYS.map(([wish, key]) => {
        const answer = lead[wish];
        const label = t(`definitions.label.${TERM[wish]}`);
        return (
          <KeyButton
            key={wish}
            label={answer === 'no' ? t('qualify.not', { what: label }) : label}
            about={t(`definitions.text.${TERM[wish]}`)}
            spoken={t('qualify.bantSpoken', { question: label, answer: t(`qualify.answer.${answer ?? 'unknown'}`) })}
            isOn={answer !== undefined}
            color={answer === 'yes' ? 'teal' : 'gray'}
            icon={answer === 'yes' ? <IconCheck size={16} /> : <IconX size={16} />}
            hotkey={key}
            onPress={() => void cycleWish(store, lead.id, wish)}
          />
        );
      })}
    </Row>
  );
}
