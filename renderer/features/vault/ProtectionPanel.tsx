import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Protection } from '#shared/ipc/vault.ts';
import { ChangeProtection } from './ChangeProtection.tsx';
import { ProveDialog } from './ProveDialog.tsx';
import { RecoveryCard } from './RecoveryCard.tsx';
import { RecoveryDialog } from './RecoveryDialog.tsx';
import { askRotation } from './rotating.ts';
import { useProtection } from './useProtection.ts';
import { WhatIsSealed } from './WhatIsSealed.tsx';

type Card = {
  readonly title: string;
  readonly button: string;
  readonly keys: string;
  readonly run: () => void;
  readonly children: ReactNode;
};

const DeedCard = ({ title, button, keys, run, children }: Card) => (
  <Paper withBorder radius="lg" p="md">
    <Stack gap="sm">
      <Title order={4} size="h5">
        {title}
      </Title>
      {children}
      <Group>
        <Button variant="default" rightSection={<KeyHint keys={keys} />} onClick={run}>
          {button}
        </Button>
      </Group>
    </Stack>
  </Paper>
);

function Opens({ protection, onChange }: { readonly protection: Protection; readonly onChange: () => void }) {
  const { t } = useTranslation();
  const { mode, since, isMended } = protection;
  return (
    <DeedCard title={t('protect.opens')} button={t('protect.change')} keys="c" run={onChange}>
      <div data-testid="protection-mode" data-mode={mode}>
        <Text fw={600} {...(mode === 'none' ? { c: 'orange' } : {})}>
          {t(`vault.${mode}`)}
        </Text>
        <Text size="sm" c="dimmed">
          {t(`protect.opens_${mode}`)}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {since === null ? t('protect.since_unknown') : t('protect.since', { at: formatInstant(since) })}
      </Text>
      {isMended && <Alert color="blue">{t('protect.mended')}</Alert>}
    </DeedCard>
  );
}

type Open = 'change' | 'recovery' | 'prove' | null;

/** What opens the data of this laptop, the second way in, and the keys themselves; and what lies encrypted where. */
export function ProtectionPanel() {
  const { t } = useTranslation();
  const { protection, take, ask } = useProtection();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const done = (next: Protection): void => {
    take(next);
    close();
  };
  const group = t('protect.title');
  useShortcuts(
    [
      { key: 'c', label: t('protect.change'), group, run: () => setOpen('change') },
      { key: 'r', label: t('vault.recovery'), group, run: () => setOpen('recovery') },
      { key: 'k', label: t('protect.rotate.button'), group, run: askRotation },
      ...(protection?.recovery ? [{ key: 'p', label: t('protect.recovery.prove'), group, run: () => setOpen('prove') }] : []),
    ],
    open === null,
  );
  if (protection === null) return null;
  return (
    <Stack gap="md" pb="md">
      <PanelHead title={t('protect.title')} text={t('protect.text')} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Opens protection={protection} onChange={() => setOpen('change')} />
        <RecoveryCard protection={protection} onSet={() => setOpen('recovery')} onProve={() => setOpen('prove')} onDone={take} />
      </SimpleGrid>
      <DeedCard title={t('protect.keys')} button={t('protect.rotate.button')} keys="k" run={askRotation}>
        <Text size="sm">{t('protect.keys_text')}</Text>
      </DeedCard>
      <WhatIsSealed />
      {open === 'change' && (
        <ChangeProtection
          protection={protection}
          onClose={close}
          onDone={() => {
            ask();
            close();
          }}
        />
      )}
      {open === 'recovery' && <RecoveryDialog onDone={done} onClose={close} />}
      {open === 'prove' && <ProveDialog onDone={done} onClose={close} />}
    </Stack>
  );
}
