import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import { useLiveForm } from './liveForm.ts';
import { offerForm } from './offerForm.ts';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';

/** What visitors may be interested in, and what may have brought them. */
export function OfferStep({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const { draft, set, around } = useLiveForm(show, offerForm);
  return (
    <SimpleGrid cols={2} {...around}>
      <GrowingTextarea
        label={t('shows.interests')}
        description={t('shows.interests_hint')}
        minRows={8}
        maxRows={14}
        value={draft.interests}
        onChange={(event) => set({ interests: event.currentTarget.value })}
      />
      <GrowingTextarea
        label={t('setup.sources')}
        description={t('setup.sources_hint')}
        placeholder={t('setup.sources_example')}
        minRows={8}
        maxRows={14}
        value={draft.sources}
        onChange={(event) => set({ sources: event.currentTarget.value })}
      />
    </SimpleGrid>
  );
}
