import { Button, Menu, Text } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PHRASE_KEYS } from '#shared/domain/phrases.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';

type Props = { readonly phrases: readonly string[]; readonly onPick: (phrase: string) => void };

/** The phrases of the show, to be written into the note by mouse; beside each the key that does the same. */
export function PhraseMenu({ phrases, onPick }: Props) {
  const { t } = useTranslation();
  if (phrases.length === 0) return null;
  return (
    <Menu position="bottom-end" returnFocus={false} withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconQuote size={16} />}>
          {t('voice.phrases.short')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {phrases.map((phrase, at) => (
          <Menu.Item
            key={phrase}
            onClick={() => onPick(phrase)}
            rightSection={at < PHRASE_KEYS ? <KeyHint keys={`mod+${at + 1}`} /> : undefined}
          >
            <Text size="sm" maw={360} lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
              {phrase}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
