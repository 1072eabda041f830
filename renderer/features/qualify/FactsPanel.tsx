import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { CompanyRows } from './CompanyRows.tsx';
import { ContactWishRow } from './ContactWishRow.tsx';
import { FactField, FactWords } from './FactField.tsx';
import { OutcomeRow } from './OutcomeRow.tsx';
import { SignalRow } from './SignalRow.tsx';
import { SourceRow } from './SourceRow.tsx';
import { readUsedFacts } from './usedFacts.ts';
import type { UsedFacts } from './usedFacts.ts';

type Props = { readonly lead: Lead; readonly show: Show };

const NONE: UsedFacts = { tags: [], challenges: [], competitors: [], industries: [], sources: [] };

/** What else was learnt of the visitor and their company; each fact is saved as it is given. */
export function FactsPanel({ lead, show }: Props) {
  const { t } = useTranslation();
  const used = useLive((store) => readUsedFacts(store, show.id), [show.id]) ?? NONE;
  const industries = [...new Set([...definitionsOf(show).target.industries, ...used.industries])];
  return (
    <Stack component="section" gap={6} aria-label={t('qualify.facts')}>
      <FactWords lead={lead} list="tags" hotkey="t" offered={used.tags} />
      <FactWords lead={lead} list="challenges" hotkey="c" offered={used.challenges} />
      <SignalRow lead={lead} />
      <CompanyRows lead={lead} show={show} industries={industries} />
      <FactField lead={lead} fact="competitor" hotkey="o" offered={used.competitors} />
      <SourceRow lead={lead} show={show} used={used.sources} />
      <ContactWishRow lead={lead} />
      <OutcomeRow lead={lead} show={show} />
    </Stack>
  );
}
