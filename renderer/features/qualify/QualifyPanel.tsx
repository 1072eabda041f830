import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { ActionRow } from './ActionRow.tsx';
import { BantRow } from './BantRow.tsx';
import { HeatRow } from './HeatRow.tsx';
import { InterestRow } from './InterestRow.tsx';
import { OwnerRow } from './OwnerRow.tsx';
import { SaleRow } from './SaleRow.tsx';
import { WishRow } from './WishRow.tsx';

type Props = { readonly lead: Lead; readonly show: Show };

/** All that is judged about a lead, one key an answer; each answer is saved as it is given. */
export function QualifyPanel({ lead, show }: Props) {
  const { t } = useTranslation();
  return (
    <Stack component="section" gap={8} aria-label={t('qualify.group')}>
      <HeatRow lead={lead} show={show} />
      <WishRow lead={lead} />
      <BantRow lead={lead} show={show} />
      <InterestRow lead={lead} show={show} />
      <ActionRow lead={lead} />
      <SaleRow lead={lead} show={show} />
      <OwnerRow lead={lead} show={show} />
    </Stack>
  );
}
