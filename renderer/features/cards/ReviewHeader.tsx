import { Badge, Box, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { BackButton } from '#renderer/ui/BackButton.tsx';

type Props = {
  readonly lead: Lead;
  readonly left: number;
  readonly canUndo: boolean;
  readonly onBack: () => void;
  readonly onUndo: () => void;
  readonly onAllRight: () => void;
};

/** Whose card it is and how many are left; back, undo, and "all of it is right". */
export function ReviewHeader({ lead, left, canUndo, onBack, onUndo, onAllRight }: Props) {
  const { t } = useTranslation();
  return (
    <Group component="header" wrap="nowrap" gap="sm" px="md" py={8}>
      <BackButton label={t('leads.back')} onBack={onBack} />
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Title order={2} size="h3" lineClamp={1} style={{ overflowWrap: 'anywhere' }}>
          {nameOf(lead) || t('leads.unread')}
        </Title>
        <Text size="sm" c="dimmed" truncate>
          {t('cards.hint')}
        </Text>
      </Box>
      {left > 0 && (
        <Badge size="lg" variant="light" color="orange" radius="sm" tt="none" data-testid="cards-left" style={{ flexShrink: 0 }}>
          {t('cards.more', { count: left })}
        </Badge>
      )}
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={18} />}
        rightSection={<KeyHint keys="mod+z" />}
        disabled={!canUndo}
        onClick={onUndo}
      >
        {t('app.undo')}
      </Button>
      <Button leftSection={<IconChecks size={18} />} rightSection={<KeyHint keys="mod+enter" />} onClick={onAllRight}>
        {t('cards.all_right')}
      </Button>
    </Group>
  );
}
