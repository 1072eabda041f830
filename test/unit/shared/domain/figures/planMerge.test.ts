import { expect, test } from 'vitest';
import { joinCopies, stamp } from '#shared/domain/causalJoin.ts';
import type { Copy } from '#shared/domain/causalJoin.ts';
import { shapeOf } from '#shared/domain/causalShapes.ts';
import { readPlan } from '#shared/domain/figures/planning.ts';
import type { SavedPlan } from '#shared/domain/figures/planning.ts';

type Planned = { readonly plan: SavedPlan };
const SHOWS = shapeOf('shows');

const edited = (before: Copy<Planned>, plan: SavedPlan, actor: string): Copy<Planned> => {
  const after = { plan };
  return { record: after, causal: stamp(SHOWS, { before, after }, { actor, deed: [1, null] }) };
};

test('two laptops that plan at once keep each what it changed, field by field', () => {
  const before: Copy<Planned> = { record: { plan: { revenue: 200_000, share: 50 } } };
  const ours = edited(before, { revenue: 214_000, share: 50 }, 'laptop1');
  const theirs = edited(before, { revenue: 200_000, share: 40, customerRate: 12 }, 'laptop2');
  for (const copies of [
    { ours, theirs },
    { ours: theirs, theirs: ours },
  ]) {
    expect(readPlan(joinCopies(SHOWS, copies).record.plan)).toEqual({ revenue: 214_000, share: 40, customerRate: 12 });
  }
});
