import { Autocomplete, TagsInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { cleanWords, noteFacts } from './noteFacts.ts';
import { Row } from './Row.tsx';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly hotkey: string;
  /** Words used before. */
  readonly offered: readonly string[];
  readonly placeholder?: string;
  readonly onSave: (value: string) => void;
};

/** A text with the words used before, saved on Enter, on a choice and on leaving; its key goes to it. */
export function WordField({ label, value, hotkey, offered, placeholder, onSave }: FieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: hotkey, group: t('qualify.facts'), label, run: () => field.current?.focus() }]);
  const save = (typed: string): void => {
    const word = cleanWords([typed])[0] ?? '';
    if (word !== value) onSave(word);
  };
  return (
    <Autocomplete
      key={value}
      ref={field}
      size="sm"
      style={{ flex: 1, minWidth: 120 }}
      defaultValue={value}
      data={[...offered]}
      limit={8}
      maxLength={80}
      placeholder={placeholder}
      aria-label={label}
      rightSection={<KeyHint keys={hotkey} />}
      onOptionSubmit={save}
      onBlur={(event) => save(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          field.current?.blur();
        } else if (event.key === 'Enter' && field.current?.getAttribute('aria-activedescendant') === null) field.current.blur();
      }}
    />
  );
}

type FactProps = { readonly lead: Lead; readonly hotkey: string; readonly offered: readonly string[] };

/** One fact in words: the competitor seen at their side, who sent them. */
export function FactField({ lead, fact, hotkey, offered }: FactProps & { readonly fact: 'competitor' | 'referredBy' }) {
  const { t } = useTranslation();
  const store = useStore();
  const label = t(`qualify.fact.${fact}`);
  return (
    <Row label={label}>
      <WordField
        label={label}
        value={lead.facts?.[fact] ?? ''}
        hotkey={hotkey}
        offered={offered}
        onSave={(value) => void noteFacts(store, lead.id, () => ({ [fact]: value }))}
      />
    </Row>
  );
}

/** Words of a kind: tags, challenges; Enter or a comma ends one, those used in this show before are offered. */
export function FactWords({ lead, list, hotkey, offered }: FactProps & { readonly list: 'tags' | 'challenges' }) {
  const { t } = useTranslation();
  const store = useStore();
  const field = useRef<HTMLInputElement>(null);
  const label = t(`qualify.fact.${list}`);
  useShortcuts([{ key: hotkey, group: t('qualify.facts'), label, run: () => field.current?.focus() }]);
  return (
    <Row label={label}>
      <TagsInput
        ref={field}
        size="sm"
        style={{ flex: 1 }}
        value={[...(lead.facts?.[list] ?? [])]}
        data={[...offered]}
        limit={8}
        maxLength={80}
        acceptValueOnBlur
        aria-label={label}
        rightSection={<KeyHint keys={hotkey} />}
        onChange={(words) => void noteFacts(store, lead.id, () => ({ [list]: cleanWords(words) }))}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          field.current?.blur();
        }}
      />
    </Row>
  );
}
