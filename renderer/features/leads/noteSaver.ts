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

  const take = (): string | null => {
    const text = wanted;
    wanted = null;
    return text;
  };

  const attempt = async (text: string): Promise<boolean> => {
    try {
      await save(text);
      return true;
    } catch {
      // the disk is full or the journal is gone: the text stays on the screen, and it says so
      return false;
    }
  };

  const run = async (): Promise<boolean> => {
    onState('saving');
    let isSaved = true;
    for (let text = take(); text !== null; text = take()) isSaved = await attempt(text);
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
