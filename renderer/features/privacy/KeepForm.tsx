import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEEP_REASONS } from '#shared/domain/privacy/keeping.ts';
import type { KeepReason, Kept } from '#shared/domain/privacy/keeping.ts';

/** Longest reason in words. */
const WORDS_MOST = 300;

type Props = { readonly count: number; readonly onKeep: (kept: Pick<Kept, 'reason' | 'words'>) => Promise<void> };

/** Why leads are kept although their time is over. */
export function KeepForm({ count, onKeep }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<KeepReason>('customer');
  const [words, setWords] = useState('');
  const keep = (): Promise<void> => onKeep({ reason, ...(words.trim() === '' ? {} : { words: words.trim() }) });
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label={t('privacy.due.reason', { count })}
        data={KEEP_REASONS.map((value) => ({ value, label: t(`privacy.reason.${value}`) }))}
        value={reason}
        onChange={(value) => setReason(KEEP_REASONS.find((one) => one === value) ?? 'other')}
        allowDeselect={false}
      />
      <TextInput
        label={t('privacy.due.words')}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value.slice(0, WORDS_MOST))}
        style={{ flex: 1 }}
      />
      <Button variant="default" onClick={() => void keep()}>
        {t('privacy.due.keep', { count })}
      </Button>
    </Group>
  );
}
