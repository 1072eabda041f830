import { Button, Paper, SimpleGrid, TextInput, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Typed } from './deeds.ts';

const EMPTY: Typed = { name: '', company: '', email: '', phone: '' };
const FIELDS = ['name', 'company', 'email', 'phone'] as const;

/** The visitor who is being typed: a look at another page, or the lock, does not lose them. */
const useTyped = create<Typed>(() => EMPTY);

type Props = { readonly onSave: (typed: Typed) => Promise<boolean> };

/** A visitor typed by hand: four fields, Enter saves from any of them. */
export function ManualForm({ onSave }: Props) {
  const { t } = useTranslation();
  const first = useRef<HTMLInputElement>(null);
  const typed = useTyped();
  const [fault, setFault] = useState<string | null>(null);
  useShortcuts([{ key: 'n', label: t('capture.manual'), group: t('capture.title'), run: () => first.current?.focus() }]);
  const submit = async (): Promise<void> => {
    const isSaved = await onSave(typed);
    setFault(isSaved ? null : t('capture.manual_empty'));
    if (isSaved) useTyped.setState(EMPTY);
  };
  return (
    <Paper
      withBorder
      radius="lg"
      p="md"
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Title order={3} size="h5" mb="xs">
        {t('capture.manual')}
      </Title>
      <SimpleGrid cols={2} spacing="xs" verticalSpacing="xs">
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            size="sm"
            placeholder={t(`capture.${field}`)}
            aria-label={t(`capture.${field}`)}
            value={typed[field]}
            autoComplete="off"
            ref={field === 'name' ? first : undefined}
            error={fault !== null && field === 'name' ? <span role="alert">{fault}</span> : undefined}
            type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'}
            onChange={(event) => {
              const { value } = event.currentTarget;
              useTyped.setState({ [field]: value });
              setFault(null);
            }}
          />
        ))}
      </SimpleGrid>
      <Button type="submit" mt="sm" size="sm" fullWidth variant="light">
        {t('capture.save')}
      </Button>
    </Paper>
  );
}
