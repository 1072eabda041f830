const turns = new Map<string, Promise<unknown>>();

/**
 * Runs `work` when all earlier work under the same key has ended. Reading, changing and sealing a record takes several
 * turns of the event loop; this keeps two edits of one record (a note and a key press) from overwriting each other.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(key, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}
