import { Group, Select, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { consentReceipt } from '#shared/domain/consentReceipt.ts';
import { askedFor, visitorLanguage, wordingIn } from '#shared/domain/consentWording.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Consent, Lead } from '#shared/domain/lead.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import { recordConsent } from '#renderer/data/consents.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { LanguageSwitch } from '#renderer/ui/LanguageSwitch.tsx';
import { ConsentRow } from './ConsentRow.tsx';
import { PURPOSE_KEYS } from './purposeKeys.ts';
import { ReceiptButton } from './ReceiptButton.tsx';

type Props = {
  readonly lead: Lead;
  readonly show: Show;
  /** Other ways to ask: the visitor's own screen. */
  readonly tools?: ReactNode;
};

const METHODS = ['spoken', 'screen', 'card', 'badge'] as const satisfies readonly Consent['method'][];

type AskingProps = {
  readonly method: Consent['method'];
  readonly language: 'en' | 'fr';
  readonly onMethod: (method: Consent['method']) => void;
  readonly onLanguage: (language: 'en' | 'fr') => void;
};

/** How it is asked: aloud or otherwise, in which language. */
function Asking({ method, language, onMethod, onLanguage }: AskingProps) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      <Select
        w={124}
        size="sm"
        data={METHODS.map((value) => ({ value, label: t(`qualify.method.${value}`) }))}
        value={method}
        allowDeselect={false}
        aria-label={t('qualify.methodTitle')}
        onChange={(value) => onMethod(METHODS.find((one) => one === value) ?? 'spoken')}
      />
      <LanguageSwitch isShort language={language} label={t('qualify.wordingLanguage')} onLanguage={onLanguage} />
    </Group>
  );
}

/** What the visitor agreed to, purpose by purpose: the words they were asked with, when, by whom, and how to take it back. */
export function ConsentPanel({ lead, show, tools }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const heading = useId();
  const [language, setLanguage] = useState(() => visitorLanguage(lead.contact, i18n.resolvedLanguage === 'fr' ? 'fr' : 'en'));
  const [method, setMethod] = useState<Consent['method']>('spoken');
  const wording = wordingIn(show.consentWording, language);
  const receipt = consentReceipt(lead, show);
  const answer = (purpose: ConsentPurpose, given: boolean): void => {
    const asked = askedFor(show.consentWording, language, purpose);
    void recordConsent(store, lead.id, { purpose, given, method, wordingVersion: asked.version, language: asked.language });
  };
  useShortcuts(
    PURPOSE_KEYS.map(([purpose, key]) => ({
      key,
      group: t('qualify.consent'),
      label: t(`qualify.purpose.${purpose}`),
      run: () => answer(purpose, !(consentOf(lead, purpose)?.given ?? false)),
    })),
  );
  return (
    <Stack component="section" gap={4} aria-labelledby={heading}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title id={heading} order={3} size="md">
          {t('qualify.consent')}
        </Title>
        <Asking method={method} language={language} onMethod={setMethod} onLanguage={setLanguage} />
      </Group>
      <Text size="sm" c="dimmed" fs="italic" lang={wording?.language ?? language} lineClamp={3} title={wording?.text}>
        {wording === undefined ? t('qualify.noWording') : wording.text}
      </Text>
      {PURPOSE_KEYS.map(([purpose, key]) => (
        <ConsentRow
          key={purpose}
          purpose={purpose}
          hotkey={key}
          question={askedFor(show.consentWording, language, purpose).question}
          answers={receipt.filter((line) => line.purpose === purpose)}
          zone={show.zone}
          onAnswer={(given) => answer(purpose, given)}
        />
      ))}
      <Group gap="xs">
        {tools}
        <ReceiptButton lead={lead} show={show} />
      </Group>
    </Stack>
  );
}
