import { ActionIcon, Tooltip } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

/** Alone and seldom wanted, so a key that nobody hits by mistake; the palette has it by its name. */
const KEY = 'alt+d';

/** The way from a lead to everything that is kept of the person. */
export function PersonButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: KEY, label: t('privacy.way'), group: t('privacy.group'), run: onOpen }]);
  return (
    <Tooltip label={t('privacy.way')}>
      <ActionIcon variant="default" size={36} aria-label={t('privacy.way')} aria-keyshortcuts="Alt+D" onClick={onOpen}>
        <IconUserShield size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
