import { Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/i18n/format.ts';
import { Paper } from '#renderer/ui/Paper.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import { RECOVERY_BYTES, groupsOf, newRecoveryWords, readRecoveryWords } from '#shared/domain/recoveryWords.ts';
import { printRecoverySheet, saveRecoverySheet } from './recoveryPaper.ts';

const MONO = { fontFamily: 'var(--mantine-font-family-monospace)', letterSpacing: '0.08em' };

const Groups = ({ groups }: { readonly groups: readonly string[] }) => (
  <SimpleGrid cols={4} spacing="xs" verticalSpacing="xs" data-testid="recovery-words">
    {groups.map((group, at) => (
      // oxlint-disable-next-line react/no-array-index-key -- a place of the eight is what tells two equal groups apart
      <Group key={at} gap={6} wrap="nowrap" align="baseline">
        <Text size="xs" c="dimmed" w={12} ta="right" aria-hidden>
          {at + 1}
        </Text>
        <Text fz={24} fw={600} style={MONO}>
          {group}
        </Text>
      </Group>
    ))}
  </SimpleGrid>
);

/** The sheet to keep: what it opens, since when, and where it should lie. */
function Sheet({ groups }: { readonly groups: readonly string[] }) {
  const { t } = useTranslation();
  const [at] = useState(() => Date.now());
  return (
    <Paper>
      <Stack>
        <Title order={1}>{t('protect.recovery.sheet')}</Title>
        <Text>{t('protect.recovery.sheet_text', { at: formatInstant(at) })}</Text>
        <Groups groups={groups} />
        <Text>{t('protect.recovery.sheet_keep')}</Text>
      </Stack>
    </Paper>
  );
}

/** Two different places among `count`, the smaller first. */
function twoOf(count: number): readonly [number, number] {
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2));
  const one = first % count;
  const other = (one + 1 + (second % (count - 1))) % count;
  return one < other ? [one, other] : [other, one];
}

/** The field that typing begins in. */
function FirstField(props: TextInputProps) {
  const field = useFirstFocus<HTMLInputElement>();
  return <TextInput {...props} ref={field} />;
}

type Props = { readonly isBusy: boolean; readonly onSet: (words: string) => void };

/** A recovery passphrase made by the program: shown once, noted, and typed back in part to prove it. */
export function MadeRecovery({ isBusy, onSet }: Props) {
  const { t } = useTranslation();
  const [words] = useState(() => newRecoveryWords(crypto.getRandomValues(new Uint8Array(RECOVERY_BYTES))));
  const groups = groupsOf(words) ?? [];
  const [asked] = useState(() => twoOf(groups.length));
  const [isNoted, setNoted] = useState(false);
  const [typed, setTyped] = useState<readonly string[]>(['', '']);
  const [isWrong, setWrong] = useState(false);
  const prove = (): void => {
    // read as a whole passphrase is read, so that a slip of O for 0 does not count here either
    const given = groups.map((group, at) => (asked.includes(at) ? (typed[asked.indexOf(at)] ?? '') : group)).join('-');
    if (readRecoveryWords(given) === words) onSet(words);
    else setWrong(true);
  };
  if (!isNoted)
    return (
      <Stack gap="sm">
        <Text size="sm">{t('protect.recovery.note')}</Text>
        <Groups groups={groups} />
        <Sheet groups={groups} />
        <Group justify="space-between">
          <Group gap="xs">
            <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => void printRecoverySheet()}>
              {t('protect.recovery.print')}
            </Button>
            <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={() => void saveRecoverySheet()}>
              {t('protect.recovery.save')}
            </Button>
          </Group>
          <Button onClick={() => setNoted(true)}>{t('protect.recovery.noted')}</Button>
        </Group>
      </Stack>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        prove();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('protect.recovery.type_back')}</Text>
        <Group grow>
          {asked.map((at, place) => {
            const Field = place === 0 ? FirstField : TextInput;
            return (
              <Field
                key={at}
                label={t('protect.recovery.group', { number: at + 1 })}
                autoComplete="off"
                spellCheck={false}
                value={typed[place] ?? ''}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  setWrong(false);
                  setTyped((before) => before.map((one, other) => (other === place ? text : one)));
                }}
              />
            );
          })}
        </Group>
        {isWrong && (
          <Text size="sm" c="red" role="alert">
            {t('protect.recovery.not_these')}
          </Text>
        )}
        <Group justify="space-between">
          <Button variant="default" onClick={() => setNoted(false)}>
            {t('protect.recovery.show_again')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('protect.recovery.set')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
