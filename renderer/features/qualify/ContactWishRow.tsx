import { Select } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNELS, MOMENTS } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { noteFacts } from './noteFacts.ts';
import { Row } from './Row.tsx';

/** How and when the visitor likes to be reached. */
export function ContactWishRow({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const store = useStore();
  const channel = useRef<HTMLInputElement>(null);
  const moment = useRef<HTMLInputElement>(null);
  const facts = lead.facts ?? {};
  useShortcuts([
    { key: 'a', group: t('qualify.facts'), label: t('qualify.fact.channel'), run: () => channel.current?.click() },
    { key: 'd', group: t('qualify.facts'), label: t('qualify.fact.moment'), run: () => moment.current?.click() },
  ]);
  return (
    <Row label={t('qualify.fact.reach')}>
      <Select
        ref={channel}
        style={{ flex: 1 }}
        size="sm"
        data={CHANNELS.map((value) => ({ value, label: t(`qualify.channel.${value}`) }))}
        value={facts.channel ?? null}
        clearable
        placeholder={t('qualify.fact.channel')}
        aria-label={t('qualify.fact.channel')}
        rightSection={facts.channel === undefined ? <KeyHint keys="a" /> : undefined}
        onChange={(value) => void noteFacts(store, lead.id, () => ({ channel: CHANNELS.find((one) => one === value) }))}
      />
      <Select
        ref={moment}
        style={{ flex: 1 }}
        size="sm"
        data={MOMENTS.map((value) => ({ value, label: t(`qualify.moment.${value}`) }))}
        value={facts.moment ?? null}
        clearable
        placeholder={t('qualify.fact.moment')}
        aria-label={t('qualify.fact.moment')}
        rightSection={facts.moment === undefined ? <KeyHint keys="d" /> : undefined}
        onChange={(value) => void noteFacts(store, lead.id, () => ({ moment: MOMENTS.find((one) => one === value) }))}
      />
    </Row>
  );
}
