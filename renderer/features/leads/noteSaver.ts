/** How the text that is being typed stands with the disk. */
export type NoteState = 'idle' | 'saving' | 'saved' | 'failed';

/** Keeps a text that is being typed saved, one write at a time. */
export type NoteSaver = {
  /** The text as it stands now, at each keystroke. */
  readonly type: (text: string) => void;
  /** Resolves when nothing is waiting any more: true when the last text is on the disk. */
  readonly settle: () => Promise<boolean>;
};

/**
 * Saves the newest text, one write at a time: what is typed during a write is written after it, texts in between are skipped.
 * `saved` is told only when the newest text is on the disk. A failed write keeps its text; the next keystroke tries again.
 */
export function newNoteSaver(save: (text: string) => Promise<void>, onState: (state: NoteState) => void): NoteSaver {
  let wanted: string | null = null;
  let running: Promise<boolean> | null = null;

  const drain = async (): Promise<boolean> => {
    while (wanted !== null) {
      const text = wanted;
      wanted = null;
      try {
        await save(text);
      } catch {
        // the disk is full or the journal is gone: the text stays on the screen, and it says so
        if (wanted === null) return false;
      }
    }
    return true;
  };

  const run = async (): Promise<boolean> => {
    onState('saving');
    let isSaved = await drain();
    while (wanted !== null) isSaved = await drain();
    running = null;
    onState(isSaved ? 'saved' : 'failed');
    return isSaved;
  };

  return {
    type: (text) => {
      wanted = text;
      running ??= run();
    },
    settle: () => running ?? Promise.resolve(true),
  };
}
