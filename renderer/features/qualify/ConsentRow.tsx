import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Consent } from '#shared/domain/lead.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';

type Props = {
  readonly purpose: ConsentPurpose;
  readonly hotkey: string;
  readonly consent: Consent | undefined;
  readonly show: Show;
  readonly onAnswer: (given: boolean) => void;
};

function Proof({ consent, show }: { readonly consent: Consent; readonly show: Show }) {
  const { t } = useTranslation();
  const by = show.staff.find(({ id }) => id === consent.by)?.name ?? t('qualify.nobody');
  const proof = t(consent.given ? 'qualify.givenAt' : 'qualify.refusedAt', {
    at: formatInstant(consent.at, show.zone),
    by,
    method: t(`qualify.method.${consent.method}`),
  });
  const words = t('qualify.wordingUsed', { version: consent.wordingVersion, language: consent.language.toUpperCase() });
  return (
    <Text size="xs" c="dimmed" truncate title={`${proof} · ${words}`}>
      {proof} · {words}
    </Text>
  );
}

function Mark({ consent }: { readonly consent: Consent | undefined }) {
  if (consent === undefined) return <IconCircleDashed size={20} color="var(--mantine-color-dimmed)" aria-hidden />;
  return consent.given ? (
    <IconCircleCheck size={20} color="var(--mantine-color-teal-text)" aria-hidden />
  ) : (
    <IconCircleX size={20} color="var(--mantine-color-red-text)" aria-hidden />
  );
}

/** One purpose: what the visitor said, and the buttons to say yes, to refuse, to withdraw. */
export function ConsentRow({ purpose, hotkey, consent, show, onAnswer }: Props) {
  const { t } = useTranslation();
  const name = t(`qualify.purpose.${purpose}`);
  return (
    <Group gap="xs" wrap="nowrap" mih={40} miw={0} component="fieldset" bd={0} p={0} m={0} aria-label={name}>
      <Mark consent={consent} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600}>
          {name} <KeyHint keys={hotkey} />
        </Text>
        {consent === undefined ? (
          <Text size="xs" c="dimmed">
            {t('qualify.notAsked')}
          </Text>
        ) : (
          <Proof consent={consent} show={show} />
        )}
      </div>
      {consent?.given !== true && (
        <Button size="sm" px="xs" variant="light" onClick={() => onAnswer(true)}>
          {t('qualify.agree')}
        </Button>
      )}
      {consent === undefined && (
        <Button size="sm" px="xs" variant="subtle" color="gray" onClick={() => onAnswer(false)}>
          {t('qualify.refuse')}
        </Button>
      )}
      {consent?.given === true && (
        <Button size="sm" px="xs" variant="subtle" color="red" onClick={() => onAnswer(false)}>
          {t('qualify.withdraw')}
        </Button>
      )}
    </Group>
  );
}
