import { expect, test } from 'vitest';
import { pooledRatings } from '#renderer/features/roi/pooledRatings.ts';
import { figures, leads, showNamed } from '#test/unit/shared/domain/figures/worthBooth.ts';

const [lyon, nantes, trial] = [showNamed('lyon'), showNamed('nantes'), showNamed('trial', { isSample: true })];
const rated = [lyon, nantes, trial].map((show, at) => figures(leads(at + 1, { isRated: true, heat: 'hot' }), show));

test('ratings of all real shows are put together; those of a sample are not', () => {
  const pooled = pooledRatings(lyon, rated, [lyon, nantes, trial]);
  expect(pooled?.map((rating) => rating.leads)).toEqual([1, 2]);
});

test('a sample, and a show that alone has ratings, have nothing to be put together with', () => {
  expect(pooledRatings(trial, rated, [lyon, nantes, trial])).toBeNull();
  expect(pooledRatings(lyon, rated.slice(0, 1), [lyon, nantes, trial])).toBeNull();
});
