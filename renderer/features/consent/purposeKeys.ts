import type { ConsentPurpose } from '#shared/domain/stage.ts';

/** What is asked, with its key: four keys side by side under the right hand, in the order of the rows. */
export const PURPOSE_KEYS: readonly (readonly [ConsentPurpose, string])[] = [
  ['call', 'h'],
  ['email', 'j'],
  ['newsletter', 'k'],
  ['partners', 'l'],
];
