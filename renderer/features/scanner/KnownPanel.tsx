import { Alert, List, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { firstScanner, keyLayouts, type ScannerProfile } from '#shared/domain/scanner.ts';
import type { Calibration } from '#shared/formats/keyboard/calibrate.ts';
import { describe } from './describe.ts';
import { useScanner } from './scannerState.ts';

/** What one should do next, if anything. */
function adviceFor({ part, hasCaps, lostCase, profile }: Calibration): 'lost_case' | 'next_piece' | 'try_caps' | 'garbled' | null {
  if (lostCase) return 'lost_case';
  if (part !== 0 && part !== 3) return 'next_piece';
  if (profile.missing.length > 20) return 'garbled';
  return hasCaps ? null : 'try_caps';
}

type Props = { readonly profile: ScannerProfile | undefined; readonly onChange: (profile: ScannerProfile) => void };

/** What is known of the scanner, in words, and the keyboard chosen by hand for those who know it. */
export function KnownPanel({ profile, onChange }: Props) {
  const { t } = useTranslation();
  const found = useScanner((state) => state.found);
  const advice = found === null ? null : adviceFor(found);
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('scanner.known_title')}
        </Title>
        {found !== null && profile?.foundBy === 'calibration' && (
          <Alert color={advice === 'lost_case' || advice === 'garbled' ? 'orange' : 'teal'} icon={<IconCircleCheck />} p="xs">
            {advice === null || advice === 'try_caps' ? t('scanner.found') : t(`scanner.advice.${advice}`)}
          </Alert>
        )}
        {profile === undefined ? (
          <Text>{t('scanner.unknown')}</Text>
        ) : (
          <List size="sm" spacing={4} data-testid="scanner-known">
            {describe(t, profile).map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        )}
        {advice === 'try_caps' && profile?.foundBy === 'calibration' && (
          <Alert color="gray" icon={<IconInfoCircle />} p="xs">
            {t('scanner.advice.try_caps')}
          </Alert>
        )}
        <Select
          label={t('scanner.by_hand')}
          placeholder={t('scanner.not_set')}
          allowDeselect={false}
          value={profile?.layout ?? null}
          data={keyLayouts.map((layout) => ({ value: layout, label: t(`scanner.layout_${layout}`) }))}
          onChange={(value) => {
            const layout = keyLayouts.find((one) => one === value);
            if (layout !== undefined && layout !== profile?.layout) onChange({ ...firstScanner, layout });
          }}
        />
      </Stack>
    </Paper>
  );
}
