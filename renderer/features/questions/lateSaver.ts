/** How long a pause in typing is before the answer is written, ms: a word, not a letter, becomes a line of the history. */
const PAUSE_MS = 400;

/** Writes one value; answers whether it is on the disk. */
type Write = () => Promise<boolean>;

/** Saves what is being typed, a moment after the last keystroke. */
export type LateSaver = {
  /** The value as it stands now, as the write that saves it. */
  readonly type: (write: Write) => void;
  /** Writes what waits at once (the field is left). Resolves when the newest value is on the disk; false when it could not be written. */
  readonly flush: () => Promise<boolean>;
};

/**
 * Saves the newest value once typing pauses, one write at a time; `flush` does not wait. Values in between are skipped, the newest never is.
 * What could not be written waits for the next keystroke or flush.
 */
export function newLateSaver(): LateSaver {
  let waiting: Write | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;

  const run = async (): Promise<boolean> => {
    let isSaved = true;
    while (waiting !== null && isSaved) {
      const taken: Write = waiting;
      isSaved = await taken();
      if (isSaved && waiting === taken) waiting = null;
    }
    running = null;
    return isSaved;
  };
  const flush = (): Promise<boolean> => {
    clearTimeout(timer);
    if (waiting === null) return running ?? Promise.resolve(true);
    running ??= run();
    return running;
  };
  return {
    type: (write) => {
      waiting = write;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), PAUSE_MS);
    },
    flush,
  };
}
