import { Button, Code, Collapse, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronRight, IconCopy } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capture } from '#shared/domain/interaction.ts';
import { formatInstant } from '#renderer/i18n/format.ts';

type Props = { readonly capture: Capture; readonly zone: string };

/** What was scanned, as it came: plain text, never read as anything else. */
export function RawCapture({ capture, zone }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { scan } = capture;
  const kind = scan.symbology ?? t('leads.raw.noCode');
  return (
    <div>
      <Button
        variant="subtle"
        size="sm"
        px={4}
        leftSection={isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t('leads.raw.title', { kind })}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <Group gap="xs" justify="space-between">
          <Text size="xs" c="dimmed">
            {t('leads.raw.from', { kind, source: t(`leads.source.${scan.source}`), at: formatInstant(capture.at, zone) })}
          </Text>
          <CopyButton value={scan.text}>
            {({ copied, copy }) => (
              <Button
                size="sm"
                px="xs"
                variant="light"
                leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                onClick={copy}
              >
                {t(copied ? 'leads.raw.copied' : 'leads.raw.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Code block mah={180} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', overflow: 'auto' }}>
          {scan.text === '' ? (capture.bytesBase64 ?? '') : scan.text}
        </Code>
      </Collapse>
    </div>
  );
}
