import { useEffect, useState } from 'react';
import type { Lead } from '#shared/domain/lead.ts';
import type { OwnerProposal } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { proposeFor } from './owners.ts';
import { useSearch } from './SearchContext.tsx';

/** Who is proposed as the owner of a lead that has none; null when it has one or no rule speaks of it. */
export function useProposal(
  show: Show,
  { id, interests, profile, owner }: Pick<Lead, 'id' | 'interests' | 'profile' | 'owner'>,
): OwnerProposal | null {
  const search = useSearch();
  const [held, setHeld] = useState<{ readonly to: string; readonly proposal: OwnerProposal | null } | null>(null);
  const asked = JSON.stringify([id, interests, profile ?? null, owner ?? null, show.routing ?? [], show.staff.map((one) => one.id)]);
  useEffect(() => {
    let isOver = false;
    const lead = { id, interests, ...(profile === undefined ? {} : { profile }) };
    if (owner === undefined)
      void proposeFor(search, show, lead).then((proposal) => (isOver ? undefined : setHeld({ to: asked, proposal })));
    return () => {
      isOver = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `asked` is all that the answer rests on, as text
  }, [search, asked]);
  return held !== null && held.to === asked ? held.proposal : null;
}
