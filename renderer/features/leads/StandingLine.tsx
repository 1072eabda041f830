import { Badge, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant, formatMoment } from '#renderer/i18n/format.ts';
import { DAY } from '#shared/lib/time.ts';
import { STAGE_COLOR } from '#renderer/ui/theme.ts';
import { tellStanding } from './tellStanding.ts';
import type { StandingTold } from './tellStanding.ts';

type Props = { readonly lead: Lead; readonly show: Show };

/** Within so many days a weekday says which day it was. */
const NEAR_DAYS = 6;

/** By which deed: "the appointment was cancelled by Sam, Mon 10:05"; a deed that took something away has words of its own. */
function useDeedWords(show: Show): (deed: NonNullable<StandingTold['deed']>) => string {
  const { t } = useTranslation();
  const now = useStore().now();
  return ({ cause, isLoss, by, at }) => {
    const when = now - at < NEAR_DAYS * DAY ? formatMoment(at, show.zone) : formatInstant(at, show.zone);
    const who = show.staff.find(({ id }) => id === by)?.name;
    const what = t(
      isLoss && (cause === 'opportunity' || cause === 'outcome' || cause === 'sale')
        ? `qualify.cause.${cause}-gone`
        : `qualify.cause.${cause}`,
    );
    return who === undefined ? t('qualify.deed', { what, when }) : t('qualify.deedBy', { what, who, when });
  };
}

/** Where the lead stands and why, in words: "MQL again: the appointment was cancelled by Sam, Mon 10:05"; a change is read aloud. */
export function StandingLine({ lead, show }: Props) {
  const { t } = useTranslation();
  const deedOf = useDeedWords(show);
  const { stage, isAgain, because, reason, deed } = tellStanding(lead);
  const label = t(`definitions.label.${stage}`);
  const why = reason ?? (because === null ? null : t(`qualify.because.${because}`));
  const parts = { why: why ?? '', deed: deed === null ? '' : deedOf(deed) };
  const told = why === null ? parts.deed : deed === null ? parts.why : t('qualify.whyAndDeed', parts);
  const words = t('qualify.told', { stage: isAgain ? t('qualify.again', { stage: label }) : label, told });
  return (
    <>
      <Tooltip label={t(`definitions.text.${stage}`)} multiline w={280} withArrow events={{ hover: true, focus: true, touch: true }}>
        <Badge color={STAGE_COLOR[stage]} variant="light" radius="sm" style={{ flexShrink: 0 }} data-testid="stage">
          {label}
        </Badge>
      </Tooltip>
      <Text size="sm" truncate title={words} component="output" aria-live="polite" data-testid="standing" style={{ minWidth: 0 }}>
        {words}
      </Text>
    </>
  );
}
