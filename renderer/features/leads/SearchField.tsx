import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { setText, useLeadView } from './leadView.ts';
import classes from './SearchField.module.css';

type Props = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onMove: (rows: number) => void;
  readonly onOpen: () => void;
};

/** Search as you type; arrows and Enter go to the list without leaving the field, Escape clears it, then leaves it. */
export function SearchField({ field, onMove, onOpen }: Props) {
  const { t } = useTranslation();
  const text = useLeadView((view) => view.text);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const deeds: Readonly<Record<string, () => void>> = {
      ArrowDown: () => onMove(1),
      ArrowUp: () => onMove(-1),
      Enter: onOpen,
      Escape: () => (text === '' ? field.current?.blur() : setText('')),
    };
    const deed = deeds[event.key];
    if (deed === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return (
    <TextInput
      ref={field}
      type="search"
      classNames={{ input: classes['search'] ?? '' }}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      placeholder={t('leads.searchHint')}
      aria-label={t('leads.search')}
      aria-controls="lead-grid"
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      w={360}
      leftSection={<IconSearch size={18} />}
      rightSection={
        text === '' ? <KeyHint keys="/" /> : <CloseButton size="md" aria-label={t('leads.clear')} onClick={() => setText('')} />
      }
    />
  );
}
