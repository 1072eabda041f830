import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { fillPhrase } from '#shared/domain/phrases.ts';
import { readLead } from '#renderer/data/leads.ts';
import { readShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatDay } from '#renderer/i18n/format.ts';

/** The phrases of the lead's show (ours where it has none), with what they name of the lead filled in. */
export function usePhrases(leadId: LeadId): readonly string[] {
  const { t } = useTranslation();
  const store = useStore();
  const found = useLive(
    async (live) => {
      const lead = await readLead(live, leadId);
      return lead === undefined ? undefined : { lead, show: await readShow(live, lead.showId) };
    },
    [leadId],
  );
  if (found === undefined) return [];
  const { lead, show } = found;
  const date = formatDay(store.now(), show?.zone);
  const facts = { name: nameOf(lead), company: lead.contact.organization?.[0] ?? '', date };
  const phrases = show?.phrases ?? t('voice.phrases.first').split('\n');
  // two may say the same once they are filled in
  return [...new Set(phrases.map((phrase) => fillPhrase(phrase, facts)).filter((phrase) => phrase !== ''))];
}
