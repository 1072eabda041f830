import { Anchor, Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCircleArrowDownLeft, IconCircleCheck, IconCircleDashed, IconCircleX, IconWritingSign } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentState, ReceiptLine } from '#shared/domain/consentReceipt.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';

type Props = {
  readonly purpose: ConsentPurpose;
  readonly hotkey: string;
  /** The sentence to ask with. */
  readonly question: string;
  /** The answers to this purpose, the one that holds first. */
  readonly answers: readonly ReceiptLine[];
  readonly zone: string;
  readonly onAnswer: (given: boolean) => void;
};

const MARKS = {
  given: { Icon: IconCircleCheck, color: 'var(--mantine-color-teal-text)' },
  refused: { Icon: IconCircleX, color: 'var(--mantine-color-red-text)' },
  withdrawn: { Icon: IconCircleArrowDownLeft, color: 'var(--mantine-color-orange-text)' },
} as const satisfies Record<ConsentState, unknown>;

function Mark({ state }: { readonly state: ConsentState | undefined }) {
  if (state === undefined) return <IconCircleDashed size={20} color="var(--mantine-color-dimmed)" aria-hidden style={{ flex: 'none' }} />;
  const { Icon, color } = MARKS[state];
  return <Icon size={20} color={color} aria-hidden style={{ flex: 'none' }} />;
}

/** How one answer was obtained, in a line; the very words on hovering. */
function Proof({ line, zone }: { readonly line: ReceiptLine; readonly zone: string }) {
  const { t } = useTranslation();
  const proof = t(`visitor.proof.${line.state}`, {
    at: formatInstant(line.at, zone),
    by: line.staff === '' ? t('qualify.nobody') : line.staff,
    method: t(`qualify.method.${line.method}`),
  });
  const words = t('qualify.wordingUsed', { version: line.wordingVersion, language: line.language.toUpperCase() });
  const asked = [line.wording, line.question].filter(Boolean).join(' ');
  return (
    <Text size="xs" c="dimmed" truncate title={`${proof} · ${words}${asked === '' ? '' : `: ${asked}`}`}>
      {line.isSigned && <IconWritingSign size={14} aria-label={t('visitor.signed')} style={{ verticalAlign: -2 }} />} {proof} · {words}
    </Text>
  );
}

/** The answers before the one that holds, shown when asked for. */
function Earlier({ lines, zone }: { readonly lines: readonly ReceiptLine[]; readonly zone: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (lines.length === 0) return null;
  return (
    <Stack gap={0}>
      <Anchor component="button" type="button" size="xs" ta="left" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('visitor.history_hide') : t('visitor.history', { count: lines.length })}
      </Anchor>
      {isOpen && lines.map((line) => <Proof key={`${line.number} ${line.method} ${line.state}`} line={line} zone={zone} />)}
    </Stack>
  );
}

/** One purpose: what the visitor said (agreed, refused and withdrawn are three things), and the buttons to say yes, to refuse, to withdraw. */
export function ConsentRow({ purpose, hotkey, question, answers, zone, onAnswer }: Props) {
  const { t } = useTranslation();
  const name = t(`qualify.purpose.${purpose}`);
  const [holding, ...earlier] = answers;
  const isGiven = holding?.state === 'given';
  return (
    <Group gap="xs" wrap="nowrap" mih={40} miw={0} component="fieldset" bd={0} p={0} m={0} aria-label={name} data-state={holding?.state}>
      <Mark state={holding?.state} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600} title={question}>
          {name} <KeyHint keys={hotkey} />
        </Text>
        {holding === undefined ? (
          <Text size="xs" c="dimmed" lineClamp={2} lh={1.25} title={question}>
            <VisuallyHidden>{t('visitor.not_asked')}. </VisuallyHidden>
            {question}
          </Text>
        ) : (
          <Proof line={holding} zone={zone} />
        )}
        <Earlier lines={earlier} zone={zone} />
      </div>
      {!isGiven && (
        <Button size="sm" px="xs" variant="light" onClick={() => onAnswer(true)}>
          {t('qualify.agree')}
        </Button>
      )}
      {holding === undefined && (
        <Button size="sm" px="xs" variant="subtle" color="gray" onClick={() => onAnswer(false)}>
          {t('qualify.refuse')}
        </Button>
      )}
      {isGiven && (
        <Button size="sm" px="xs" variant="subtle" color="red" onClick={() => onAnswer(false)}>
          {t('qualify.withdraw')}
        </Button>
      )}
    </Group>
  );
}
