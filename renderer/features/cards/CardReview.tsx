import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readLeadsToCheck, readPictures } from '#renderer/data/cards.ts';
import { readLead } from '#renderer/data/leads.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { LeadId, MediaId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ReviewDesk } from './ReviewDesk.tsx';

type Props = {
  readonly id: LeadId;
  /** The picture to begin with; the first one that was read when absent. */
  readonly picture?: MediaId | undefined;
  readonly show: Show;
  /** The camera chosen on this laptop. */
  readonly cameraId: string | null;
  readonly onBack: () => void;
  /** Goes on with another lead whose card is to be checked. */
  readonly onNext: (id: LeadId) => void;
};

/** A lead's card beside its fields: what was doubted is looked at, corrected by clicking the print, and left for the next one. */
export function CardReview({ id, picture, show, cameraId, onBack, onNext }: Props) {
  const { t } = useTranslation();
  const found = useLive(
    async (store) => {
      const lead = await readLead(store, id);
      return lead === undefined ? {} : { lead, pictures: await readPictures(store, lead) };
    },
    [id],
  );
  const toCheck = useLive((store) => readLeadsToCheck(store, show.id), [show.id]);
  if (found === undefined || toCheck === undefined) return null;
  if (found.lead === undefined) {
    return (
      <EmptyState icon={<IconUserQuestion size={34} />} title={t('leads.missing.title')} text={t('leads.missing.text')}>
        <Button onClick={onBack}>{t('leads.back')}</Button>
      </EmptyState>
    );
  }
  const others = toCheck.filter((other) => other !== id);
  return (
    <ReviewDesk
      key={id}
      lead={found.lead}
      pictures={found.pictures}
      begin={picture}
      show={show}
      cameraId={cameraId}
      left={others.length}
      onBack={onBack}
      onDone={() => {
        // those captured after this one first, then from the start again
        const next = others[toCheck.indexOf(id)] ?? others[0];
        if (next === undefined) onBack();
        else onNext(next);
      }}
    />
  );
}
