import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeDurably } from '#electron/main/durable.ts';

/*
 * Ids of what was erased, in a file of its own beside the parts of the profile that a backup brings back: a backup from before the
 * erasure brings the rows back, and by this list they go again. Ids are made by chance and say nothing without the rows.
 */

const FILE = 'erased.json';

const Kept = z.strictObject({ v: z.literal(1), ids: z.array(z.string().max(200)) });

/** Ids of what was erased on this laptop, the oldest first. */
export function readErased(profile: string): string[] {
  const kept = Kept.safeParse(readJson(join(profile, FILE)));
  return kept.success ? kept.data.ids : [];
}

/** Adds ids; resolves when they are on the disk. Rejects with errors of the file system. */
export async function keepErased(profile: string, ids: readonly string[]): Promise<void> {
  const all = new Set([...readErased(profile), ...ids]);
  await writeDurably(join(profile, FILE), `${JSON.stringify({ v: 1, ids: [...all] })}\n`);
}
