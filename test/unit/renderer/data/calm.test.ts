import { expect, test, vi } from 'vitest';
import { newRest, newSaveTeller } from '#renderer/data/calm.ts';

test('who reads in the background goes on at once when nothing is saved, and not while something is', async () => {
  const rest = newRest();
  const tell = newSaveTeller();
  await rest(60_000);
  tell();
  let isCalm = false;
  await vi.waitFor(async () => {
    // heard as soon as the message is through: from then on it waits
    const waited = await Promise.race([rest(60_000).then(() => 'calm'), new Promise((resolve) => setTimeout(() => resolve('waits'), 20))]);
    expect(waited).toBe('waits');
  });
  void rest(60_000).then(() => (isCalm = true));
  await rest(100);
  expect(isCalm).toBe(false);
});
