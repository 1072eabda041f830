import { Badge, Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { heatOf } from '#shared/domain/qualification.ts';
import type { Show } from '#shared/domain/show.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { StandingLine } from './StandingLine.tsx';

type Props = { readonly lead: Lead; readonly show: Show; readonly onBack: () => void; readonly children?: ReactNode };

/** Who this is, in large type, with temperature, stage and why it is that; the way back on the left, what can be done on the right. */
export function LeadHeader({ lead, show, onBack, children }: Props) {
  const { t } = useTranslation();
  const heat = heatOf(lead);
  const Icon = HEAT_ICON[heat];
  const about = [lead.contact.jobTitle, lead.contact.organization?.[0]].filter(Boolean).join(' · ');
  const seen = t('leads.seen', { count: lead.visits, at: formatInstant(lead.capturedAt, show.zone) });
  return (
    <Group component="header" wrap="nowrap" gap="sm" px="md" py={8}>
      <BackButton label={t('leads.back')} onBack={onBack} />
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Group gap="sm" wrap="nowrap">
          <Title order={2} size="h3" lineClamp={1} style={{ overflowWrap: 'anywhere', flexShrink: 0, maxWidth: '55%' }}>
            {nameOf(lead) || t(lead.pictures.length > 0 ? 'leads.unread' : 'leads.unnamed')}
          </Title>
          <Badge color={HEAT_COLOR[heat]} variant="light" radius="sm" leftSection={<Icon size={14} />} style={{ flexShrink: 0 }}>
            {t(`qualify.heat.${heat}`)}
          </Badge>
          <StandingLine lead={lead} show={show} />
        </Group>
        <Text size="sm" c="dimmed" truncate>
          {about === '' ? seen : `${about} · ${seen}`}
        </Text>
      </Box>
      {children}
      <KeyHint keys="escape" />
    </Group>
  );
}
