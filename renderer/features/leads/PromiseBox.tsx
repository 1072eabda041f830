import { Autocomplete, Button, Checkbox, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, localTime } from '#shared/lib/time.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { keepPromise, makePromise } from '#renderer/data/promises.ts';
import { readWhere } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { openPromises } from './timelineItems.ts';

type Props = { readonly leadId: LeadId; readonly show: Show };

const readPromises = async (store: Store, leadId: LeadId): Promise<PromiseMade[]> =>
  openPromises(await readWhere(store, 'promises', { index: 'leadId', value: leadId }));

const DUE = [0, 1, 2, 7, 14] as const;
const PHRASES = ['brochure', 'quote', 'call', 'sample'] as const;

function Open({ promise, show, today }: { readonly promise: PromiseMade; readonly show: Show; readonly today: string }) {
  const { t } = useTranslation();
  const store = useStore();
  const owner = show.staff.find(({ id }) => id === promise.owner)?.name;
  const isLate = promise.dueOn < today;
  const due = t(isLate ? 'leads.promise.late' : 'leads.promise.due', { day: formatDate(promise.dueOn) });
  return (
    <Checkbox
      size="md"
      py={4}
      checked={false}
      label={promise.text}
      description={owner === undefined ? due : `${due} · ${owner}`}
      {...(isLate ? { color: 'red', styles: { description: { color: 'var(--mantine-color-red-text)' } } } : {})}
      onChange={() => void keepPromise(store, promise.id, true)}
    />
  );
}

/** What staff promised this visitor and has not done yet; a new promise in three keys. */
export function PromiseBox({ leadId, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const promises = useLive((store) => readPromises(store, leadId), [leadId]) ?? [];
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [days, setDays] = useState<number>(1);
  const today = localTime(store.now(), show.zone).day;
  useShortcuts([{ key: 'p', group: t('leads.keys'), label: t('leads.promise.make'), run: () => field.current?.focus() }]);
  const make = (typed: string): void => {
    if (typed.trim() === '') return;
    // a chosen phrase is put into the field after this
    queueMicrotask(() => setText(''));
    void makePromise(store, { leadId, text: typed.trim(), dueOn: addDays(today, days) });
  };
  return (
    <Stack component="section" gap={4} aria-label={t('leads.promise.title')}>
      <Group gap="xs">
        <Title order={3} size="md">
          {t('leads.promise.title')}
        </Title>
        <KeyHint keys="p" />
        {promises.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('leads.promise.open', { count: promises.length })}
          </Text>
        )}
      </Group>
      {promises.map((promise) => (
        <Open key={promise.id} promise={promise} show={show} today={today} />
      ))}
      <Group gap={4}>
        <Autocomplete
          ref={field}
          w="100%"
          value={text}
          onChange={setText}
          data={PHRASES.map((phrase) => t(`leads.promise.phrase.${phrase}`))}
          maxLength={300}
          placeholder={t('leads.promise.placeholder')}
          aria-label={t('leads.promise.make')}
          onOptionSubmit={(phrase) => {
            make(phrase);
            field.current?.blur();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') field.current?.blur();
            else if (event.key === 'Enter' && field.current?.getAttribute('aria-activedescendant') === null) make(text);
          }}
        />
        <Select
          style={{ flex: 1 }}
          data={DUE.map((value) => ({ value: String(value), label: t('leads.promise.in', { count: value }) }))}
          value={String(days)}
          allowDeselect={false}
          aria-label={t('leads.promise.dueLabel')}
          onChange={(value) => setDays(Number(value ?? 1))}
        />
        <Button size="sm" px="xs" variant="light" disabled={text.trim() === ''} onClick={() => make(text)}>
          {t('leads.promise.add')}
        </Button>
      </Group>
    </Stack>
  );
}
