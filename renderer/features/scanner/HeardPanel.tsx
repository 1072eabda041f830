import { Badge, Box, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScannerProfile } from '#shared/domain/scanner.ts';
import { nameLayouts } from './describe.ts';
import { useScanner } from './scannerState.ts';

/** Line ends and separators as signs that can be seen (Unicode's control pictures). */
const visible = (text: string): string =>
  Array.from(text, (sign) => (sign < ' ' ? String.fromCodePoint(0x2400 + (sign.codePointAt(0) ?? 0)) : sign)).join('');

function Line({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <Box>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 92 }}>
        {children}
      </Code>
    </Box>
  );
}

/** The newest scan as it came and as it was read, and whether the test code was read rightly. */
export function HeardPanel({ profile }: { readonly profile: ScannerProfile | undefined }) {
  const { t } = useTranslation();
  const heard = useScanner((state) => state.heard);
  const test = useScanner((state) => state.test);
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={3} size="h5">
            {t('scanner.heard_title')}
          </Title>
          {test !== null && (
            <Badge size="lg" color={test.isRight ? 'teal' : 'orange'} data-testid="scanner-test">
              {t(test.isRight ? 'scanner.test_right' : 'scanner.test_wrong')}
            </Badge>
          )}
        </Group>
        {test !== null && !test.isRight && (
          <Text size="sm">{t('scanner.test_missing', { signs: Array.from(test.missing).join(' ') })}</Text>
        )}
        {heard === null ? (
          <Text c="dimmed" size="sm">
            {t('scanner.nothing_heard')}
          </Text>
        ) : (
          <>
            <Line label={t('scanner.read_as', { layout: nameLayouts(t, profile?.layout ?? 'us') })}>{visible(heard.text)}</Line>
            <Line label={t('scanner.raw_keys')}>{heard.rawKeys ?? ''}</Line>
          </>
        )}
      </Stack>
    </Paper>
  );
}
