import { wrap } from 'comlink';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import type { CsvChoice } from '#shared/formats/csvText.ts';
import { ListError } from '#shared/formats/listFault.ts';
import type { ListFault } from '#shared/formats/listFault.ts';
import { faultOf, LARGEST_LIST } from '#shared/formats/listSource.ts';
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { ListCounts, ListLook, ListReaderWorker, ReadOrder } from './workers/readList.ts';

/** A list file being read, beside the page. */
export type ListReader = {
  readonly open: (file: Blob, choice?: CsvChoice) => Promise<Result<ListLook, ListFault>>;
  readonly count: (order: ReadOrder) => Promise<ListCounts | null>;
  /** Attendees in batches, the next one read while the last is saved. Throws ListError where the file breaks off. */
  readonly rows: (order: ReadOrder) => AsyncGenerator<AttendeeInput[]>;
  /** Ends the worker, whatever it does. */
  readonly close: () => void;
};

/** Longest that one answer may take: a hundred thousand visitors take some seconds; what takes longer is no list, or a trap. */
const LONGEST_MS = 120_000;

/** Starts a worker that reads list files. A file that it does not come to an end with is told as too large, and the worker is gone. */
export function startListReader(): ListReader {
  const worker = new Worker(new URL('./workers/readList.ts', import.meta.url), { type: 'module', name: 'read-list' });
  const remote = wrap<ListReaderWorker>(worker);
  const failed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(`the list reader failed: ${event.message}`)));
  });
  failed.catch(() => undefined); // heard by whoever is waiting then
  const heard = async <T>(answer: T): Promise<Awaited<T>> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        worker.terminate();
        reject(new ListError('too-large'));
      }, LONGEST_MS);
    });
    try {
      return await Promise.race([answer, failed, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    async open(file, choice = {}) {
      if (file.size > LARGEST_LIST) return fail('too-large');
      try {
        return await heard(remote.open(file, choice));
      } catch (cause) {
        return fail(faultOf(cause));
      }
    },
    // nobody waits for a count
    count: (order) => heard(remote.count(order)).catch((cause: unknown) => (cause instanceof ListError ? null : Promise.reject(cause))),
    async *rows(order) {
      await heard(remote.begin(order));
      for (let next = heard(remote.next()); ;) {
        const batch = await next;
        if (!batch.ok) throw new ListError(batch.error);
        if (batch.value === null) return;
        next = heard(remote.next());
        next.catch(() => undefined); // looked at in its turn, or never when the import stops
        yield batch.value;
      }
    },
    close: () => worker.terminate(),
  };
}
