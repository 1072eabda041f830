import type { BadgeColumn, BadgeField, BadgePlan } from '#shared/domain/badgeFormat.ts';

const withColumn = (plan: BadgePlan, at: number, change: (column: BadgeColumn) => BadgeColumn): BadgePlan => ({
  ...plan,
  columns: plan.columns.map((column, place) => (place === at ? change(column) : column)),
});

const labelled = ({ look: _look, fixed: _fixed, ...column }: BadgeColumn, field: BadgeField | null): BadgeColumn => ({ ...column, field });

/** Labels a column. A label that another column had changes places: each field is read once. */
export function withField(plan: BadgePlan, at: number, field: BadgeField | null): BadgePlan {
  const before = plan.columns[at]?.field ?? null;
  const other = field === null ? -1 : plan.columns.findIndex((column, place) => place !== at && column.field === field);
  const moved = other < 0 ? plan : withColumn(plan, other, (column) => labelled(column, before));
  return withColumn(moved, at, (column) => labelled(column, field));
}

/** What can be said of a column beside its field. An empty text takes it away. */
export type ColumnTexts = Pick<BadgeColumn, 'prefix' | 'suffix' | 'fixed'>;

/** Changes what is left out around a value, or what must stand there. */
export const withTexts = (plan: BadgePlan, at: number, texts: { readonly [K in keyof ColumnTexts]: string }): BadgePlan =>
  withColumn(plan, at, (column) => {
    const all = { ...column, ...texts };
    // only empty texts are taken away, and each of the three may be absent
    return Object.fromEntries(
      Object.entries(all).filter(([key, value]) => value !== '' || key === 'fixed' || key === 'key'),
    ) as BadgeColumn;
  });

/** Says that a part may differ from badge to badge. */
export const withoutFixed = (plan: BadgePlan, at: number): BadgePlan => withColumn(plan, at, ({ fixed: _fixed, ...column }) => column);

/** Moves the end of a column of a fixed-width badge, characters. */
export const withWidth = (plan: BadgePlan, at: number, width: number): BadgePlan =>
  withColumn(plan, at, (column) => ({ ...column, width: Math.max(1, Math.floor(width)) }));

/** Cuts a column of a fixed-width badge in two. */
export function withCut(plan: BadgePlan, at: number, width: number): BadgePlan {
  const column = plan.columns[at];
  if (column === undefined || width < 1 || (column.width !== undefined && width >= column.width)) return plan;
  const rest: BadgeColumn = column.width === undefined ? { field: null } : { field: null, width: column.width - width };
  return { ...plan, columns: plan.columns.toSpliced(at, 1, { ...column, width }, rest) };
}

/** Changes the text around all parts. */
export const withWrapping = (plan: BadgePlan, change: Partial<BadgePlan['wrapping']>): BadgePlan => ({
  ...plan,
  wrapping: { ...plan.wrapping, ...change },
});
