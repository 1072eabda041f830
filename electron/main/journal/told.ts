import { join } from 'node:path';
import { z } from 'zod';
import type { JournalSummary } from '#shared/ipc/journal.ts';
import { readJson, writeDurably } from '#electron/main/durable.ts';

/*
 * Damage stays in a journal for ever: what is damaged once more is told, what was told before is not told at every start. `told.json` lies
 * in the journal's folder, so it goes with it when the journal is written anew.
 */

const Told = z.object({ damaged: z.int().nonnegative() });

const pathIn = (folder: string): string => join(folder, 'told.json');

/** How many damaged places of the journal the person has heard of. */
export function readTold(folder: string): number {
  const read = Told.safeParse(readJson(pathIn(folder)));
  return read.success ? read.data.damaged : 0;
}

/** All that is damaged, as it is told from now on. */
export const damageOf = ({ damaged, foreign }: Pick<JournalSummary, 'damaged' | 'foreign'>): number => damaged + foreign;

/** Remembers that so much was told; on a folder that cannot be written it is told again. */
export async function keepTold(folder: string, damaged: number): Promise<void> {
  if (damaged > readTold(folder)) await writeDurably(pathIn(folder), `${JSON.stringify({ damaged })}\n`).catch(() => undefined);
}
