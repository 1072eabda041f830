/** What money of a show goes into. */
export const COST_KINDS = ['space', 'build', 'staff', 'travel', 'marketing', 'goods', 'other'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** One line of what a show costs: `amount` in whole units of the show's currency. `isEstimate`: last year's, nobody has said that it holds. */
export type Cost = {
  readonly id: string;
  readonly kind: CostKind;
  readonly text: string;
  readonly amount: number;
  readonly isEstimate?: boolean;
};

/** What the show is meant to bring, each counted over the whole show; `revenue` in whole units of its currency. What is absent is no goal. */
export type ShowGoals = {
  readonly leads?: number;
  readonly qualified?: number;
  readonly appointments?: number;
  readonly customers?: number;
  readonly revenue?: number;
};
export const GOALS = ['leads', 'qualified', 'appointments', 'customers', 'revenue'] as const satisfies readonly (keyof ShowGoals)[];

/**
 * What figures of money rest on. `averageSale`: revenue of one customer, whole units; `marginPercent`: what of it is left to pay for the
 * show, 100 when absent; `market`: how many companies or people the target is; `visitors`: how many people the show expects.
 */
export type Economics = {
  readonly averageSale?: number;
  readonly marginPercent?: number;
  readonly market?: number;
  readonly visitors?: number;
};

/** What a show costs altogether; null when nobody has said anything about it, which is not the same as nothing. */
export const totalCost = (costs: readonly Pick<Cost, 'amount'>[] | undefined): number | null =>
  costs === undefined || costs.length === 0 ? null : costs.reduce((sum, { amount }) => sum + amount, 0);

/** What one customer leaves to pay for the show; null when the average sale is not known. */
export const marginOfSale = ({ averageSale, marginPercent = 100 }: Economics): number | null =>
  averageSale === undefined || averageSale <= 0 ? null : (averageSale * marginPercent) / 100;
