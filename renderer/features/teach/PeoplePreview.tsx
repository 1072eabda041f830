import { Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BadgePlan } from '#shared/domain/badgeFormat.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { readBadgeFormat } from '#shared/formats/badge/apply.ts';
import { countNamed } from './examples.ts';

function PersonCard({ plan, text }: { readonly plan: BadgePlan; readonly text: string }) {
  const { t } = useTranslation();
  const reading = readBadgeFormat(plan, text);
  if (reading === null)
    return (
      <Paper withBorder radius="md" p="sm" data-testid="person">
        <Group gap="xs" c="red" wrap="nowrap">
          <IconAlertTriangle size={18} aria-hidden />
          <Text size="sm">{t('teach.unread')}</Text>
        </Group>
      </Paper>
    );
  const { contact = {}, code } = reading;
  const { jobTitle, organization, emails, phones, addresses } = contact;
  const place = addresses?.[0];
  const lines = [
    [jobTitle, organization?.join(', ')].filter(Boolean).join(' · '),
    [emails?.[0]?.value, phones?.map(({ value }) => value).join(', ')].filter(Boolean).join(' · '),
    [place?.street, place?.postalCode, place?.city, place?.region, place?.country].filter(Boolean).join(', '),
    code === undefined ? '' : t('teach.id', { code }),
  ].filter((line) => line !== '');
  return (
    <Paper withBorder radius="md" p="sm" data-testid="person">
      <Group gap="xs" wrap="nowrap" align="start">
        <IconUser size={20} aria-hidden style={{ flexShrink: 0 }} />
        <div style={{ minWidth: 0 }}>
          <Text fw={650} style={{ overflowWrap: 'anywhere' }}>
            {[contact.givenName, contact.familyName].filter(Boolean).join(' ') || nameOf({ contact }) || t('teach.only_id')}
          </Text>
          {lines.map((line) => (
            <Text key={line} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {line}
            </Text>
          ))}
        </div>
      </Group>
    </Paper>
  );
}

type Props = { readonly plan: BadgePlan; readonly examples: readonly string[]; readonly waiting: readonly string[] };

/** What the plan makes of each example, and of the scans of the show that wait for a name. */
export function PeoplePreview({ plan, examples, waiting }: Props) {
  const { t } = useTranslation();
  const named = countNamed(plan, waiting);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('teach.preview')}
      </Text>
      <div style={{ display: 'grid', gap: 8, gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))' }}>
        {examples.map((text) => (
          <PersonCard key={text} plan={plan} text={text} />
        ))}
        <Paper withBorder radius="md" p="sm" data-testid="would-name">
          <Text size="sm" fw={600}>
            {t('teach.count_title')}
          </Text>
          <Text size="sm" c="dimmed">
            {waiting.length === 0 ? t('teach.count_none') : t('teach.count', { named, count: waiting.length })}
          </Text>
          {waiting.length > 0 && <Progress mt={8} value={(100 * named) / waiting.length} aria-label={t('teach.count_title')} />}
        </Paper>
      </div>
    </Stack>
  );
}
