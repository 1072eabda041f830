import { Badge, Loader, Paper, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findPeople } from '#renderer/data/person.ts';
import type { Candidate } from '#renderer/data/person.ts';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Show } from '#shared/domain/show.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import classes from './Privacy.module.css';

/** A short rest behind the last letter, ms. */
const REST_MS = 250;

type Found = { readonly text: string; readonly people: readonly Candidate[] };

const keyOf = (one: Candidate): string => (one.kind === 'lead' ? one.lead.id : one.attendee.id);

function Row({ one, shows, onChoose }: { readonly one: Candidate; readonly shows: readonly Show[]; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const { contact } = one.kind === 'lead' ? one.lead : one.attendee;
  const about = [contact.organization?.[0], contact.emails?.[0]?.value, contact.phones?.[0]?.value].filter(Boolean).join(' · ');
  const where = one.kind === 'lead' ? (shows.find(({ id }) => id === one.lead.showId)?.name ?? '') : t('privacy.find.on_list');
  return (
    <UnstyledButton className={classes['found']} onClick={onChoose}>
      <Text fw={600} truncate>
        {(one.kind === 'lead' ? nameOf(one.lead) : nameOf({ contact })) || t('privacy.find.nameless')}
      </Text>
      <Text size="sm" c="dimmed" truncate>
        {about}
      </Text>
      <Badge variant="light" color={one.kind === 'lead' ? 'blue' : 'gray'} maw={260}>
        {where}
      </Badge>
    </UnstyledButton>
  );
}

type Props = { readonly shows: readonly Show[]; readonly onChoose: (one: Candidate) => void };

/** Finds a person over all shows and lists of the laptop. */
export function FindPerson({ shows, onChoose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const search = useSearch();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (text.trim().length < 2) return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      void findPeople(store, search, text).then((people) => (isOver ? undefined : setFound({ text, people })));
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [store, search, text]);
  const isAsked = text.trim().length >= 2;
  const people = isAsked ? found?.people : undefined;
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <PanelHead title={t('privacy.find.title')} text={t('privacy.find.text')} />
        <TextInput
          aria-label={t('privacy.find.title')}
          placeholder={t('privacy.find.hint')}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={isAsked && found?.text !== text ? <Loader size="xs" /> : null}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          data-testid="person-search"
        />
        {people?.length === 0 && found?.text === text && <Text c="dimmed">{t('privacy.find.none')}</Text>}
        {people !== undefined && people.length > 0 && (
          <Stack gap={2} data-testid="person-found">
            {people.map((one) => (
              <Row key={keyOf(one)} one={one} shows={shows} onChoose={() => onChoose(one)} />
            ))}
          </Stack>
        )}
      </Stack>
    </Paper>
  );
}
