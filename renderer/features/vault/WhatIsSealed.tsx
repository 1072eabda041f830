import { Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const PLACES = ['records', 'journal', 'media', 'secrets', 'backups', 'capsules', 'plain', 'files'] as const;

/** What lies encrypted where, and what does not. */
export function WhatIsSealed() {
  const { t } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={4} size="h5" mb={4}>
        {t('protect.sealed.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('protect.sealed.text')}
      </Text>
      <Table verticalSpacing={5} horizontalSpacing="xs" fz="sm">
        <Table.Tbody>
          {PLACES.map((place) => (
            <Table.Tr key={place}>
              <Table.Th scope="row" w={230} style={{ verticalAlign: 'top' }}>
                {t(`protect.sealed.${place}`)}
              </Table.Th>
              <Table.Td>{t(`protect.sealed.${place}_how`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
