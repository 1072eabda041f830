import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { STAGE_COLOR } from '#renderer/ui/theme.ts';
import { Row } from './Row.tsx';

/** Where the lead stands, and why. */
export function StageRow({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const { stage, because } = stageOf(lead);
  return (
    <Row label={t('qualify.stageTitle')}>
      <Badge size="lg" radius="sm" variant="light" color={STAGE_COLOR[stage]} data-testid="stage">
        {t(`qualify.stage.${stage}`)}
      </Badge>
      <Text size="sm" style={{ flex: 1 }} aria-live="polite">
        {lead.disqualified === undefined
          ? t('qualify.why', { because: t(`qualify.because.${because}`) })
          : t('qualify.whyOut', { reason: lead.disqualified.reason })}
      </Text>
    </Row>
  );
}
