import type { Sort } from '#renderer/data/searchCore.ts';
import type { LeadDoubt } from '#shared/domain/review.ts';

/** In which order a kind is worked through: the hottest need an owner first, the most urgent promise is kept first. */
export const KIND_SORT: Readonly<Record<LeadDoubt, Sort>> = {
  unresolved: 'oldest',
  check: 'oldest',
  incomplete: 'heat',
  owner: 'heat',
  consent: 'heat',
  promises: 'promises',
};
