import type { FieldChange } from '#shared/domain/history.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Gap, Lead } from '#shared/domain/lead.ts';
import { updateLead } from './leads.ts';
import type { Store } from './store.ts';

const gapsIn = ({ acceptedGaps = [] }: Lead): readonly Gap[] => acceptedGaps;

/** The lead with exactly these gaps accepted; without the field when there are none. */
function withGaps(lead: Lead, gaps: readonly Gap[]): Lead {
  if (gaps.join() === gapsIn(lead).join()) return lead;
  const { acceptedGaps: _old, ...rest } = lead;
  return gaps.length === 0 ? rest : { ...rest, acceptedGaps: gaps };
}

/** Which gaps were settled, and which are open again. */
const told = (before: Lead, after: Lead): FieldChange[] => [
  ...gapsIn(after)
    .filter((gap) => !gapsIn(before).includes(gap))
    .map((gap) => ({ field: `gap-${gap}`, from: 'todo', to: 'done' })),
  ...gapsIn(before)
    .filter((gap) => !gapsIn(after).includes(gap))
    .map((gap) => ({ field: `gap-${gap}`, from: 'done', to: 'todo' })),
];

/** Says that nobody can fill these gaps: they are asked about no more. Resolves when it is saved. */
export const acceptGaps = (store: Store, id: LeadId, gaps: readonly Gap[]): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: (lead) => withGaps(lead, [...new Set([...gapsIn(lead), ...gaps])]),
    changes: told,
  });

/** Takes `acceptGaps` back. */
export const reopenGaps = (store: Store, id: LeadId, gaps: readonly Gap[]): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: (lead) =>
      withGaps(
        lead,
        gapsIn(lead).filter((gap) => !gaps.includes(gap)),
      ),
    changes: told,
  });
