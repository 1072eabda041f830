import { Autocomplete } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { KeyButton } from './KeyButton.tsx';
import { INTEREST_KEYS, toggleInterest } from './noteInterest.ts';
import { Row } from './Row.tsx';

type Props = { readonly lead: Lead; readonly show: Show };

/** More than these are found by typing. */
const BUTTONS = 8;

function Typed({ lead, options }: { readonly lead: Lead; readonly options: readonly string[] }) {
  const { t } = useTranslation();
  const store = useStore();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ key: 'i', group: t('qualify.group'), label: t('qualify.typeInterest'), run: () => field.current?.focus() }]);
  const add = (interest: string): void => {
    // a chosen option is put into the field after this
    queueMicrotask(() => setText(''));
    if (interest.trim() !== '') void toggleInterest(store, lead.id, interest);
  };
  return (
    <Autocomplete
      ref={field}
      size="sm"
      w={150}
      value={text}
      onChange={setText}
      onOptionSubmit={add}
      data={[...options]}
      limit={8}
      placeholder={t('qualify.typeInterest')}
      aria-label={t('qualify.typeInterest')}
      leftSection={<IconPlus size={16} />}
      rightSection={<KeyHint keys="i" />}
      onKeyDown={(event) => {
        if (event.key === 'Escape') field.current?.blur();
        // an option under the arrow is submitted by the list itself
        else if (event.key === 'Enter' && field.current?.getAttribute('aria-activedescendant') === null) add(text);
      }}
    />
  );
}

/** What the visitor is interested in: the show's topics by key or click, others typed. */
export function InterestRow({ lead, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const own = lead.interests.filter((one) => !show.interests.includes(one));
  const hidden = show.interests.slice(BUTTONS).filter((one) => !lead.interests.includes(one));
  const shown = [...show.interests.filter((one) => !hidden.includes(one)), ...own];
  const keyOf = (interest: string): string | undefined => INTEREST_KEYS[show.interests.indexOf(interest)];
  useShortcuts(
    show.interests.slice(0, INTEREST_KEYS.length).map((interest) => ({
      key: keyOf(interest) ?? '',
      group: t('qualify.interests'),
      label: interest,
      run: () => void toggleInterest(store, lead.id, interest),
    })),
  );
  return (
    <Row label={t('qualify.interests')}>
      {shown.map((interest) => {
        const isOn = lead.interests.includes(interest);
        return (
          <KeyButton
            key={interest}
            label={interest}
            isOn={isOn}
            icon={isOn ? <IconCheck size={16} /> : undefined}
            hotkey={keyOf(interest)}
            onPress={() => void toggleInterest(store, lead.id, interest)}
          />
        );
      })}
      <Typed lead={lead} options={hidden} />
    </Row>
  );
}
