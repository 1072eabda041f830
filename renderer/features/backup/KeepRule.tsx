import { Button, Group, NumberInput, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { DAYS_KEPT, type Retention, WEEKS_KEPT, mostPoints } from '#shared/domain/backup/retention.ts';
import { useBackupState } from './backups.ts';
import { Confirm } from './Confirm.tsx';

type Field = 'days' | 'weeks';
const LIMITS = { days: DAYS_KEPT, weeks: WEEKS_KEPT } as const;

/** How long moments are kept, in words, and the two numbers that decide it; a shorter rule says first what it removes. */
export function KeepRule({ rule }: { readonly rule: Retention }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Partial<Record<Field, number | string>>>({});
  const [gone, setGone] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const valueOf = (field: Field): number | string => typed[field] ?? rule[field];
  const [days, weeks] = [valueOf('days'), valueOf('weeks')];
  const isReady = typeof days === 'number' && typeof weeks === 'number' && (days !== rule.days || weeks !== rule.weeks);
  const next: Retention = { ...rule, ...(typeof days === 'number' ? { days } : {}), ...(typeof weeks === 'number' ? { weeks } : {}) };
  const chosen = { days: next.days, weeks: next.weeks };
  const set = async (): Promise<string | null> => {
    const done = await booth.backupRuleSet(chosen);
    if (!done.ok) return t(`backup.keep_fault.${done.error}`);
    useBackupState.setState({ state: done.value });
    setTyped({});
    return null;
  };
  const save = async (): Promise<void> => {
    const count = await booth.backupRuleAsk(chosen);
    if (count > 0) setGone(count);
    else setFault(await set());
  };
  return (
    <Paper withBorder radius="lg" p="md" data-testid="backup-rule">
      <Stack gap="sm">
        <PanelHead
          title={t('backup.rule.title')}
          text={`${t('backup.rule.day')} ${t('backup.rule.days', { count: next.days })} ${t('backup.rule.weeks', { count: next.weeks })} ${t('backup.rule.most', { most: formatNumber(mostPoints(next)) })}`}
        />
        <Group align="flex-end" gap="md">
          {(['days', 'weeks'] as const).map((field) => (
            <NumberInput
              key={field}
              label={t(`backup.rule.${field}_label`)}
              min={LIMITS[field].least}
              max={LIMITS[field].most}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="strict"
              w={200}
              value={valueOf(field)}
              onChange={(value) => setTyped((before) => ({ ...before, [field]: value }))}
            />
          ))}
          <Button variant="default" disabled={!isReady} onClick={() => void save()}>
            {t('backup.rule.save')}
          </Button>
        </Group>
        {fault !== null && (
          <Text size="sm" c="red" role="alert">
            {fault}
          </Text>
        )}
      </Stack>
      {gone !== null && (
        <Confirm title={t('backup.rule.shorter')} deed={t('backup.rule.do')} onDo={set} onClose={() => setGone(null)}>
          <Text size="sm">{t('backup.rule.gone', { count: gone })}</Text>
        </Confirm>
      )}
    </Paper>
  );
}
