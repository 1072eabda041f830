import type { LeadId } from '#shared/domain/ids.ts';
import type { Interaction } from '#shared/domain/interaction.ts';

/** What was written about leads, to be searched. */
export type Notes = {
  readonly of: (leadId: LeadId) => string[];
  /** Takes in an interaction as it is now; answers the leads whose notes changed. */
  readonly put: (interaction: Interaction) => LeadId[];
  readonly drop: (id: string) => LeadId[];
};

const textOf = (interaction: Interaction): string => (interaction.kind === 'visit' ? '' : interaction.text);

/** No notes yet. */
export function newNotes(): Notes {
  const byLead = new Map<LeadId, Map<string, string>>();
  const leadOf = new Map<string, LeadId>();
  const drop = (id: string): LeadId[] => {
    const leadId = leadOf.get(id);
    if (leadId === undefined) return [];
    byLead.get(leadId)?.delete(id);
    leadOf.delete(id);
    return [leadId];
  };
  return {
    of: (leadId) => [...(byLead.get(leadId)?.values() ?? [])],
    drop,
    put(interaction) {
      const { id, leadId } = interaction;
      const before = drop(id);
      const text = textOf(interaction);
      if (text === '') return before;
      byLead.set(leadId, (byLead.get(leadId) ?? new Map<string, string>()).set(id, text));
      leadOf.set(id, leadId);
      return [...before, leadId];
    },
  };
}
