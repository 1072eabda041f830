/** How what is being typed or spoken stands with the disk. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

/** Keeps a value that grows (a text, a recording) saved, one write at a time. */
export type LatestSaver<T> = {
  /** The value as it stands now: at each keystroke, at each piece. */
  readonly take: (value: T) => void;
  /** Resolves when nothing is waiting any more: true when the last value is on the disk. */
  readonly settle: () => Promise<boolean>;
};

/**
 * Saves the newest value, one write at a time: what comes during a write is written after it, values in between are skipped.
 * `saved` is told only when the newest is on the disk. A failed write keeps its value with the caller; the next one tries again.
 */
export function newLatestSaver<T>(save: (value: T) => Promise<boolean>, onState: (state: SaveState) => void): LatestSaver<T> {
  let wanted: { readonly value: T } | null = null;
  let running: Promise<boolean> | null = null;
  let isLastSaved = true;

  const next = (): { readonly value: T } | null => {
    const taken = wanted;
    wanted = null;
    return taken;
  };

  const attempt = async (value: T): Promise<boolean> => {
    try {
      return await save(value);
    } catch {
      // the disk is full or the journal is gone: the value stays with the caller, and the screen says so
      return false;
    }
  };

  const run = async (): Promise<boolean> => {
    onState('saving');
    for (let one = next(); one !== null; one = next()) isLastSaved = await attempt(one.value);
    running = null;
    onState(isLastSaved ? 'saved' : 'failed');
    return isLastSaved;
  };

  return {
    take: (value) => {
      wanted = { value };
      running ??= run();
    },
    settle: () => running ?? Promise.resolve(isLastSaved),
  };
}
