import { Group, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentOf } from '#shared/domain/lead.ts';
import type { Consent, Lead } from '#shared/domain/lead.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { ConsentRow } from './ConsentRow.tsx';
import { PURPOSE_KEYS, recordConsent, visitorLanguage, wordingIn } from './recordConsent.ts';

type Props = { readonly lead: Lead; readonly show: Show };

const METHODS = ['spoken', 'screen', 'card', 'badge'] as const satisfies readonly Consent['method'][];

/** What the visitor agreed to, purpose by purpose: the words they were asked with, when, by whom, and how to take it back. */
export function ConsentPanel({ lead, show }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const heading = useId();
  const [language, setLanguage] = useState(() => visitorLanguage(lead.contact, i18n.resolvedLanguage === 'fr' ? 'fr' : 'en'));
  const [method, setMethod] = useState<Consent['method']>('spoken');
  const wording = wordingIn(show.consentWording, language);
  const answer = (purpose: ConsentPurpose, given: boolean): void => {
    const wordingVersion = wording?.version ?? '';
    void recordConsent(store, lead.id, { purpose, given, method, wordingVersion, language: wording?.language ?? language });
  };
  const isGiven = (purpose: ConsentPurpose): boolean => consentOf(lead, purpose)?.given ?? false;
  useShortcuts(
    PURPOSE_KEYS.map(([purpose, key]) => ({
      key,
      group: t('qualify.consent'),
      label: t(`qualify.purpose.${purpose}`),
      run: () => answer(purpose, !isGiven(purpose)),
    })),
  );
  return (
    <Stack component="section" gap={4} aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title id={heading} order={3} size="md">
          {t('qualify.consent')}
        </Title>
        <Group gap={4} wrap="nowrap">
          <Select
            w={124}
            size="sm"
            data={METHODS.map((value) => ({ value, label: t(`qualify.method.${value}`) }))}
            value={method}
            allowDeselect={false}
            aria-label={t('qualify.methodTitle')}
            onChange={(value) => setMethod(METHODS.find((one) => one === value) ?? 'spoken')}
          />
          <SegmentedControl
            size="sm"
            value={language}
            data={[
              { value: 'en', label: 'EN' },
              { value: 'fr', label: 'FR' },
            ]}
            aria-label={t('qualify.wordingLanguage')}
            onChange={(value) => setLanguage(value === 'fr' ? 'fr' : 'en')}
          />
        </Group>
      </Group>
      <Text size="sm" c="dimmed" fs="italic" lang={wording?.language ?? language}>
        {wording === undefined ? t('qualify.noWording') : wording.text}
      </Text>
      {PURPOSE_KEYS.map(([purpose, key]) => (
        <ConsentRow
          key={purpose}
          purpose={purpose}
          hotkey={key}
          consent={consentOf(lead, purpose)}
          show={show}
          onAnswer={(given) => answer(purpose, given)}
        />
      ))}
    </Stack>
  );
}
