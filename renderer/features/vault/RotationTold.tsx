import { Alert, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countRows } from '#renderer/data/reseal.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Store } from '#renderer/data/store.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { RotationReport } from '#shared/ipc/rotate.ts';

type Told = {
  readonly report: RotationReport;
  readonly rows: readonly { readonly table: string; readonly before: number; readonly after: number }[];
};

async function readTold(store: Store): Promise<Told | null> {
  const report = await booth.rotateReport();
  if (report === null) return null;
  const now: Readonly<Record<string, number>> = await countRows(store);
  const tables = [...new Set([...Object.keys(report.counts), ...Object.keys(now)])];
  const rows = tables.map((table) => ({ table, before: report.counts[table] ?? 0, after: now[table] ?? 0 }));
  return { report, rows: rows.filter(({ before, after }) => before + after > 0) };
}

/** Tables that have a name for people; the others are counted together. */
const NAMED = ['leads', 'captures', 'interactions', 'appointments', 'promises', 'attendees', 'history'] as const;
const isNamed = (table: string): table is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(table);

/** The first start after a change of keys: what there was before and what there is now, side by side. */
export function RotationTold() {
  const { t } = useTranslation();
  const store = useStore();
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => void readTold(store).then(setTold), [store]);
  if (told === null) return null;
  const { report, rows } = told;
  const others = rows.filter(({ table }) => !isNamed(table));
  const sum = (side: 'before' | 'after'): number => others.reduce((all, row) => all + row[side], 0);
  const lines = [
    ...NAMED.flatMap((table) => rows.filter((row) => row.table === table).map((row) => ({ ...row, name: t(`protect.told.${table}`) }))),
    { table: 'others', name: t('protect.told.others'), before: sum('before'), after: sum('after') },
    { table: 'media', name: t('protect.told.media'), before: report.media + report.mediaLeft, after: report.media },
    { table: 'secrets', name: t('protect.told.secrets'), before: report.secrets + report.secretsLeft, after: report.secrets },
  ];
  // what is new came after the start
  const isSame = lines.every(({ before, after }) => after >= before);
  const close = (): void => {
    setTold(null);
    void booth.rotateSeen();
  };
  return (
    <Modal opened onClose={close} size={560} title={t('protect.told.title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm" data-testid="rotation-told" data-same={isSame}>
        <Text size="sm">{t(isSame ? 'protect.told.same' : 'protect.told.differ')}</Text>
        <Table verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th ta="right">{t('protect.told.before')}</Table.Th>
              <Table.Th ta="right">{t('protect.told.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ table, name, before, after }) => (
              <Table.Tr key={table}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right">{formatNumber(before)}</Table.Td>
                <Table.Td ta="right" {...(after >= before ? {} : { c: 'red', fw: 600 })}>
                  {formatNumber(after)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {report.mediaLeft + report.secretsLeft > 0 && <Alert color="orange">{t('protect.told.left')}</Alert>}
        <Text size="sm" c="dimmed">
          {t('protect.rotate.backups')}
        </Text>
        <Group justify="flex-end">
          <Button onClick={close}>{t('protect.told.ok')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
