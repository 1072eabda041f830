/**
 * First released layout. Only what is looked up is indexed: ids, times, states and keyed hashes (`keys`);
 * everything a person wrote or is lies sealed in `body`.
 */
export const migration1 = {
  version: 1,
  stores: {
    settings: 'id',
    shows: 'id',
    leads: 'id, [showId+capturedAt], *keys',
    captures: 'id, leadId, [showId+at]',
    interactions: 'id, leadId, showId',
    appointments: 'id, leadId, rep, showId, startsAt',
    promises: 'id, leadId, showId, state',
    media: 'id, leadId',
    lists: 'id, showId',
    attendees: 'id, listId, *keys',
    targets: 'id',
    outbox: 'id, leadId, [targetId+state], [targetId+dueAt]',
    history: 'seq, leadId',
  },
} as const;
