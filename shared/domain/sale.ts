/**
 * What became of a lead after the show. `amount` in whole units of `currency`, absent when nobody said; `day`: when it was decided
 * (`2026-03-14`); `from`: who says so.
 */
export type Sale = {
  readonly state: 'won' | 'lost';
  readonly amount?: number;
  readonly currency?: string;
  readonly day: string;
  readonly reason?: string;
  readonly from: 'hand' | 'file' | 'crm';
};
