import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#shared/domain/lead.ts';
import { attendeeOf } from '#shared/formats/attendees.ts';
import type { AttendeeRow } from '#shared/formats/attendees.ts';
import type { Column } from '#shared/formats/readColumns.ts';

type Props = { readonly rows: readonly (readonly string[])[]; readonly columns: readonly Column[]; readonly country: string };

const SHOWN = 5;

const linesOf = ({ contact }: AttendeeRow): string[] => {
  const { city, country } = contact.addresses?.[0] ?? {};
  return [
    [contact.jobTitle, contact.organization?.filter(Boolean).join(' · ')].filter(Boolean).join(', '),
    [contact.emails?.[0]?.value, contact.phones?.[0]?.e164 ?? contact.phones?.[0]?.value].filter(Boolean).join(' · '),
    [city, country].filter(Boolean).join(', '),
  ].filter((line) => line !== '');
};

/** The first people as they will be found by their badges. */
export function PeoplePreview({ rows, columns, country }: Props) {
  const { t } = useTranslation();
  const people = rows.slice(0, SHOWN).map((row) => attendeeOf(row, columns, { country }));
  const known = people.filter(({ code, contact }) => code !== undefined || Object.keys(contact).length > 0);
  return (
    <Stack gap={6} component="section" aria-label={t('lists.preview')} data-testid="people">
      <Title order={3} size="sm">
        {t('lists.preview')}
      </Title>
      {known.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('lists.preview_none')}
        </Text>
      )}
      {known.map((person, at) => (
        // people of a preview have nothing but their place
        // oxlint-disable-next-line react/no-array-index-key -- the place is what these are known by: equal texts may stand in several
        <Paper key={at} withBorder radius="md" px="sm" py={6}>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text fw={600} size="sm" truncate>
              {nameOf({ contact: person.contact }) || '—'}
            </Text>
            {person.code !== undefined && (
              <Badge variant="light" radius="sm" tt="none" style={{ flexShrink: 0, maxWidth: '50%' }}>
                {person.code}
              </Badge>
            )}
          </Group>
          {linesOf(person).map((line) => (
            <Text key={line} size="xs" c="dimmed" truncate>
              {line}
            </Text>
          ))}
        </Paper>
      ))}
    </Stack>
  );
}
