/** Lets many work side by side, or one alone while all others wait. */
export type Gate = {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until nobody works, keeps everybody out, works. One after the other. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
};

/** A gate that is open. */
export function newGate(): Gate {
  const inside = new Set<Promise<unknown>>();
  const state: { closed: Promise<unknown> | null } = { closed: null };
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    while (state.closed !== null) await state.closed;
    const mine = Promise.allSettled(inside).then(work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    state.closed = over;
    try {
      return await mine;
    } finally {
      if (state.closed === over) state.closed = null;
    }
  }
  return {
    alone,
    async pass(work) {
      while (state.closed !== null) await state.closed;
      const mine = work();
      inside.add(mine);
      try {
        return await mine;
      } finally {
        inside.delete(mine);
      }
    },
  };
}
