import { Box, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { HistoryGroup } from './timelineItems.ts';
import { useHistoryWords } from './useHistoryWords.ts';

type Props = { readonly groups: readonly HistoryGroup[]; readonly show: Show };

/** Every change of the lead: what, from, to, who, when, and how it moved the stage. */
export function HistoryList({ groups, show }: Props) {
  const { t } = useTranslation();
  const words = useHistoryWords(show);
  return (
    <Stack component="ol" gap={8} m={0} p={0} style={{ listStyle: 'none' }}>
      {groups.map((group) => (
        <Box component="li" key={group.seq}>
          <Text size="sm" fw={600} span>
            {t(`history.${group.action}`)}
            {group.times > 1 && group.action !== 'voice' && ` × ${group.times}`}
          </Text>
          <Text size="xs" c="dimmed" span ml={6}>
            {formatInstant(group.at, show.zone)}
            {group.by !== null && ` · ${words.staff(group.by)}`}
            {group.laptop !== undefined && ` · ${group.laptop}`}
          </Text>
          {group.changes.map((change) => (
            <Text key={change.field} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {words.change(change)}
            </Text>
          ))}
          {group.stage !== undefined && <Text size="sm">{words.stage(group.stage)}</Text>}
        </Box>
      ))}
    </Stack>
  );
}
