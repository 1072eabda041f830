import { Badge, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodePicture } from '#renderer/ui/CodePicture.tsx';
import { barCodes, testCode, wholeCode } from '#shared/formats/keyboard/calibrationCode.ts';
import { useScanner } from './scannerState.ts';

/** Wide enough for the narrow bars of a laser scanner's code on a laptop's screen, px. */
const BAR_WIDTH = 440;

function Bars() {
  const { t } = useTranslation();
  const pieces = useScanner((state) => state.pieces);
  return (
    <Stack gap="sm">
      {barCodes.map(({ part, text }) => (
        <Group key={part} wrap="nowrap" gap="sm">
          <Badge variant={pieces[part] === undefined ? 'outline' : 'filled'} color={pieces[part] === undefined ? 'gray' : 'teal'} circle>
            {part}
          </Badge>
          <div style={{ height: 90, overflow: 'hidden', display: 'flex', alignItems: 'center' }}>
            <CodePicture text={text} symbology="code128" size={BAR_WIDTH} alt={t('scanner.bar', { part })} />
          </div>
        </Group>
      ))}
    </Stack>
  );
}

const kinds = ['qr', 'bars', 'test'] as const;

/** The codes to scan from the screen: for readers of QR, for lasers, and the test. */
export function CodePanel() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof kinds)[number]>('qr');
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('scanner.scan_title')}
        </Title>
        <SegmentedControl
          fullWidth
          value={kind}
          onChange={setKind}
          data={kinds.map((value) => ({ value, label: t(`scanner.kind_${value}`) }))}
          aria-label={t('scanner.scan_title')}
        />
        <Text size="sm" c="dimmed">
          {t(`scanner.${kind}_how`)}
        </Text>
        {kind === 'bars' ? (
          <Bars />
        ) : (
          <Group justify="center">
            <CodePicture
              text={kind === 'qr' ? wholeCode.text : testCode}
              symbology="qrcode"
              size={300}
              alt={t(kind === 'qr' ? 'scanner.qr_title' : 'scanner.test_title')}
            />
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
