import { ActionIcon, Group, Kbd, Popover, Select, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { addDays } from '#shared/lib/time.ts';
import { makePromise } from '#renderer/data/promises.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { keyName, useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './PromiseMaker.module.css';
import { DUE_DAYS, PROMISE_PHRASES, readTimeOfDay } from './promisePhrases.ts';

/** Days to a promise that is typed freely, when none were chosen. */
const USUAL_DAYS = 1;

type PhrasesProps = { readonly days: number | null; readonly onChoose: (at: number) => void };

/** The numbered phrases, each with the day it would be due on. */
function Phrases({ days, onChoose }: PhrasesProps) {
  const { t } = useTranslation();
  return (
    <Stack gap={0}>
      {PROMISE_PHRASES.map(({ phrase, days: usual }, at) => (
        <UnstyledButton
          key={phrase}
          className={classes['phrase']}
          tabIndex={-1}
          // the field keeps the focus
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(at)}
        >
          <Kbd size="xs">{at + 1}</Kbd>
          <span className={classes['words']}>{t(`leads.promise.phrase.${phrase}`)}</span>
          <Text span size="xs" c="dimmed">
            {t('leads.promise.in', { count: days ?? usual })}
          </Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}

type DueProps = {
  readonly days: number | null;
  readonly time: string;
  readonly setDays: (days: number | null) => void;
  readonly setTime: (time: string) => void;
  /** Makes what is typed; undefined while nothing is. */
  readonly onMake: (() => void) | undefined;
};

/** Until when: a day ahead (the usual one unless chosen), and a time of that day where one was said. */
function Due({ days, time, setDays, setTime, onMake }: DueProps) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      <Select
        style={{ flex: 1 }}
        data={DUE_DAYS.map((value) => ({ value: String(value), label: t('leads.promise.in', { count: value }) }))}
        value={days === null ? null : String(days)}
        clearable
        placeholder={t('leads.promise.usualDay')}
        aria-label={t('leads.promise.dueLabel')}
        onChange={(value) => setDays(value === null ? null : Number(value))}
      />
      <TextInput
        type="time"
        w={96}
        value={time}
        aria-label={t('leads.promise.timeLabel')}
        onChange={(event) => setTime(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && onMake?.()}
      />
      <ActionIcon
        size={36}
        variant="light"
        disabled={onMake === undefined}
        aria-label={t('leads.promise.add')}
        title={t('leads.promise.add')}
        onClick={onMake}
      >
        <IconPlus size={18} />
      </ActionIcon>
    </Group>
  );
}

type Props = { readonly leadId: LeadId; readonly today: string };

/** A new promise: `p` and a digit make one of the usual phrases; typing and Enter make any other. Day and time may be chosen before. */
export function PromiseMaker({ leadId, today }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [days, setDays] = useState<number | null>(null);
  const [time, setTime] = useState('');
  useShortcuts([{ key: 'p', group: t('leads.keys'), label: t('leads.promise.make'), run: () => field.current?.focus() }]);
  const make = (words: string, usual: number): void => {
    if (words.trim() === '') return;
    const dueAtMinutes = readTimeOfDay(time);
    const dueOn = addDays(today, days ?? usual);
    void makePromise(store, { leadId, text: words.trim(), dueOn, ...(dueAtMinutes === undefined ? {} : { dueAtMinutes }) });
    setText('');
    setDays(null);
    setTime('');
    field.current?.blur();
  };
  const choose = (at: number): void => {
    const chosen = PROMISE_PHRASES[at];
    if (chosen !== undefined) make(t(`leads.promise.phrase.${chosen.phrase}`), chosen.days);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      field.current?.blur();
    } else if (event.key === 'Enter') make(text, USUAL_DAYS);
    else if (text === '' && /^[1-9]$/.test(keyName(event))) {
      event.preventDefault();
      if (!event.repeat) choose(Number(keyName(event)) - 1);
    }
  };
  return (
    <Stack gap={4}>
      <Popover
        opened={isOpen && text === ''}
        width="target"
        position="bottom"
        offset={4}
        withinPortal
        withRoles={false}
        closeOnEscape={false}
      >
        <Popover.Target>
          <TextInput
            ref={field}
            value={text}
            maxLength={300}
            placeholder={t('leads.promise.placeholder')}
            aria-label={t('leads.promise.make')}
            aria-description={t('leads.promise.digits')}
            onChange={(event) => setText(event.currentTarget.value)}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKey}
          />
        </Popover.Target>
        <Popover.Dropdown p={4}>
          <Phrases days={days} onChoose={choose} />
        </Popover.Dropdown>
      </Popover>
      <Due
        days={days}
        time={time}
        setDays={setDays}
        setTime={setTime}
        onMake={text.trim() === '' ? undefined : () => make(text, USUAL_DAYS)}
      />
    </Stack>
  );
}
