import type { FigureLead } from '#shared/domain/figures/figureLead.ts';
import { figuresOf } from '#shared/domain/figures/figureSums.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';

/** A staff member of the tests' own. */
export const staff = (name: string): StaffId => name as StaffId; // an id of the tests' own

/** A show in Lyon of 16 to 18 March 2026 that cost 20,000 €. */
export const paidShow: Show = {
  ...someShow,
  costs: [
    { id: 'c1', kind: 'space', text: 'Stand', amount: 12_000 },
    { id: 'c2', kind: 'travel', text: '', amount: 8_000 },
  ],
};

/** The same show under another name. */
export const showNamed = (name: string, more: Partial<Show> = {}): Show => ({ ...paidShow, id: `show-${name}` as ShowId, name, ...more }); // an id of the tests' own

/** A lead that counts, and nothing more. */
export const plainLead: FigureLead = {
  stage: 'lead',
  heat: 'cold',
  isRated: false,
  counts: true,
  isDiscarded: false,
  capturedAt: Date.UTC(2026, 2, 16, 9),
  by: staff('ines'),
  owner: null,
  via: 'camera',
  source: '',
  fit: 100,
  version: 1,
  appointments: 0,
  visits: 1,
  mayBeMailed: false,
  forecast: null,
  currency: undefined,
  month: undefined,
  sale: undefined,
};

/** So many leads alike. */
export const leads = (count: number, more: Partial<FigureLead> = {}): FigureLead[] =>
  Array.from({ length: count }, () => ({ ...plainLead, ...more }));

/** A lead that bought. */
export const won = (amount: number, day: string, more: Partial<FigureLead> = {}): FigureLead => ({
  ...plainLead,
  stage: 'customer',
  sale: { state: 'won', amount, day, from: 'hand' },
  ...more,
});

export const lost = (more: Partial<FigureLead> = {}): FigureLead => ({
  ...plainLead,
  stage: 'qualified',
  sale: { state: 'lost', day: '2026-05-01', from: 'hand' },
  ...more,
});

export const figures = (some: readonly FigureLead[], show: Show = paidShow): ShowFigures => figuresOf(some, show);
