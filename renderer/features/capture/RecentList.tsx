import { Badge, Group, Paper, ScrollArea, Text, Title, UnstyledButton } from '@mantine/core';
import { IconUserScan } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import type { Search } from '#renderer/data/search.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { formatTime } from '#renderer/i18n/format.ts';
import { STAGE_COLOR } from '#renderer/ui/theme.ts';

const SHOWN = 30;

type Props = { readonly search: Search; readonly showId: ShowId; readonly zone: string; readonly onOpen: (id: LeadId) => void };

/** Who was captured last, the newest first; a click opens the lead. */
export function RecentList({ search, showId, zone, onOpen }: Props) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<readonly LeadRow[]>([]);
  useEffect(
    () => search.watch({ showId, text: '', filters: {}, sort: 'updated', offset: 0, limit: SHOWN }, (result) => setRows(result.rows)),
    [search, showId],
  );
  return (
    <Paper withBorder radius="lg" p="md" h="100%" style={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
      <Title order={3} size="h5" mb="xs">
        {t('capture.recent')}
      </Title>
      {rows.length === 0 && (
        <Group gap="sm" wrap="nowrap" c="dimmed" py="md">
          <IconUserScan size={32} aria-hidden />
          <Text size="sm">
            {t('capture.recent_empty')}. {t('capture.recent_empty_text')}
          </Text>
        </Group>
      )}
      <ScrollArea style={{ flex: 1, minHeight: 0 }} type="auto">
        {rows.map((row) => (
          <UnstyledButton
            key={row.id}
            w="100%"
            py={7}
            px={6}
            onClick={() => onOpen(row.id)}
            style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
          >
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <div style={{ minWidth: 0 }}>
                <Text fw={600} truncate>
                  {row.name || t(row.isUnread ? 'leads.unread' : 'capture.unnamed')}
                </Text>
                <Text size="sm" c="dimmed" truncate>
                  {row.company || row.email}
                </Text>
              </div>
              <Group gap={6} wrap="nowrap">
                <Badge variant="light" color={STAGE_COLOR[row.stage]}>
                  {t(`qualify.stage.${row.stage}`)}
                </Badge>
                <Text size="sm" c="dimmed">
                  {formatTime(row.updatedAt, zone)}
                </Text>
              </Group>
            </Group>
          </UnstyledButton>
        ))}
      </ScrollArea>
    </Paper>
  );
}
