import { Button, Group, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleOf } from '#shared/formats/badge/visible.ts';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';

/** Other scans offered: the last ones are at hand. */
const OFFERED = 30;
const SHOWN_LENGTH = 70;

type Props = { readonly others: readonly string[]; readonly onAdd: (text: string) => void };

/** One more example: its text pasted, or one of the last scans. Scanning adds by itself. */
export function ExamplePicker({ others, onAdd }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = (): void => {
    if (text.trim() !== '') onAdd(text);
    setText('');
  };
  return (
    <Group gap="sm" align="end">
      <GrowingTextarea
        minRows={1}
        maxRows={3}
        label={t('teach.add')}
        placeholder={t('teach.add_hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          add();
        }}
        style={{ flex: 1, minWidth: 260 }}
      />
      <Button variant="default" leftSection={<IconPlus size={18} />} onClick={add} disabled={text.trim() === ''}>
        {t('teach.add_do')}
      </Button>
      {others.length > 0 && (
        <Select
          aria-label={t('teach.examples')}
          placeholder={t('teach.examples')}
          data={others.slice(0, OFFERED).map((other) => ({ value: other, label: visibleOf(other).slice(0, SHOWN_LENGTH) }))}
          value={null}
          onChange={(value) => value !== null && onAdd(value)}
          w={300}
        />
      )}
    </Group>
  );
}
