import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '#renderer/i18n/format.ts';
import { zonesDiffer } from '#shared/domain/repCalendar.ts';

/** `zone`: the show's; the others are told where their clocks differ from it at that instant. */
type Props = {
  readonly at: number;
  readonly zone: string;
  readonly visitor?: string | undefined;
  readonly rep?: { readonly name: string; readonly zone?: string | undefined };
};

const shown = (zone: string): string => zone.replaceAll('_', ' ');

/** An instant on the visitor's and the rep's clocks, where they differ from the show's. */
export function SlotZones({ at, zone, visitor, rep }: Props) {
  const { t } = useTranslation();
  const lines = [
    ...(visitor !== undefined && zonesDiffer(visitor, zone, at)
      ? [t('invite.their_time', { when: formatMoment(at, visitor), zone: shown(visitor) })]
      : []),
    ...(rep?.zone !== undefined && zonesDiffer(rep.zone, zone, at)
      ? [t('invite.rep_time', { name: rep.name, when: formatMoment(at, rep.zone), zone: shown(rep.zone) })]
      : []),
  ];
  return lines.map((line) => (
    <Text key={line} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {line}
    </Text>
  ));
}
