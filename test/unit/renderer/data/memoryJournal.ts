import { addSeq, hasSeq } from '#shared/ipc/journal.ts';
import type { Journal } from '#renderer/data/journal.ts';
import type { JournalFrame } from '#renderer/data/store.ts';

/** A journal in memory: `frames` may be cut or changed by a test; `fail` makes the next appends reject. */
export type MemoryJournal = Journal & { readonly frames: JournalFrame[]; fail: (() => Error) | null };

/** A journal that keeps what a real one would, without a disk. */
export function newMemoryJournal(frames: JournalFrame[] = []): MemoryJournal {
  return {
    frames,
    fail: null,
    async append(frame) {
      await Promise.resolve();
      if (this.fail !== null) throw this.fail();
      frames.push(structuredClone(frame));
    },
    async summary() {
      const ranges: [number, number][] = [];
      for (const frame of frames) addSeq(ranges, frame.seq);
      return { last: ranges.at(-1)?.[1] ?? 0, frames: frames.length, files: 1, ranges, torn: 0, damaged: 0, foreign: 0 };
    },
    async read({ from, limit, wanted }) {
      const found: JournalFrame[] = [];
      for (let at = from; at < frames.length; at += 1) {
        if (found.length === limit) return { frames: found, next: at };
        const frame = frames[at];
        if (frame !== undefined && hasSeq(wanted, frame.seq)) found.push(structuredClone(frame));
      }
      return { frames: found, next: null };
    },
    async latest(rows) {
      const ops = frames.flatMap((frame) => frame.ops);
      return rows.map(({ table, id }) => ops.findLast((op) => op.table === table && ('put' in op ? op.put.id : op.del) === id) ?? null);
    },
  };
}
