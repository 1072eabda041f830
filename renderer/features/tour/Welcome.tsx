import { Button, Center, Group, Paper, SimpleGrid, Stack, Text, ThemeIcon, Title, UnstyledButton } from '@mantine/core';
import { IconCalendarPlus, IconFlame, IconPackageExport, IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import classes from './Welcome.module.css';

type Props = { readonly onSample: () => void; readonly onOwn: () => void; readonly onCapsule: () => void; readonly onBackup: () => void };

const STEPS = [
  { name: 'step1', icon: IconScan },
  { name: 'step2', icon: IconFlame },
  { name: 'step3', icon: IconCalendarPlus },
  { name: 'step4', icon: IconPackageExport },
] as const;

/** First start: what the program does in four steps, and the choice between a sample show, one's own and a colleague's capsule. */
export function Welcome({ onSample, onOwn, onCapsule, onBackup }: Props) {
  const { t } = useTranslation();
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Center mih="100vh" p="xl">
      <Stack gap="xl" maw={980} component="main">
        <div>
          <Title order={1}>{t('settings.tour.title')}</Title>
          <Text size="lg" c="dimmed">
            {t('settings.tour.text')}
          </Text>
        </div>
        <SimpleGrid cols={{ base: 2, md: 4 }}>
          {STEPS.map(({ name, icon: Icon }) => (
            <Paper key={name} withBorder p="md" radius="lg">
              <ThemeIcon size={40} radius="md" variant="light">
                <Icon size={22} />
              </ThemeIcon>
              <Text fw={650} mt="sm">
                {t(`settings.tour.${name}`)}
              </Text>
              <Text size="sm" c="dimmed">
                {t(`settings.tour.${name}_text`)}
              </Text>
            </Paper>
          ))}
        </SimpleGrid>
        <Group grow align="stretch">
          <UnstyledButton className={classes['choice'] ?? ''} data-primary onClick={onSample} ref={first}>
            <Text fw={650} size="lg">
              {t('settings.tour.try')}
            </Text>
            <Text size="sm">{t('settings.tour.try_text')}</Text>
          </UnstyledButton>
          <UnstyledButton className={classes['choice'] ?? ''} onClick={onOwn}>
            <Text fw={650} size="lg">
              {t('settings.tour.own')}
            </Text>
            <Text size="sm">{t('settings.tour.own_text')}</Text>
          </UnstyledButton>
          <UnstyledButton className={classes['choice'] ?? ''} onClick={onCapsule}>
            <Text fw={650} size="lg">
              {t('capsule.welcome')}
            </Text>
            <Text size="sm">{t('capsule.welcome_text')}</Text>
          </UnstyledButton>
        </Group>
        <Group justify="center">
          <Button variant="subtle" onClick={onBackup}>
            {t('backup.first')}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
