import type { Codec } from './codec.ts';

const LAPTOP_CHARACTERS = 8;
const RUN_CHARACTERS = 6;
const LETTERS = 36;

/** This laptop's own id, eight characters: it follows from the profile's key, so it is kept nowhere and says nothing. */
export const laptopId = async (codec: Codec): Promise<string> => (await codec.hash('laptop', 'laptop')).slice(1, 1 + LAPTOP_CHARACTERS);

/**
 * A name for this run of the program on this laptop. A run, because a profile that was copied to a second computer, or restored from a
 * backup, would otherwise number other deeds alike, and a merge would take them for known.
 */
export async function newActor(codec: Codec): Promise<string> {
  const run = Array.from(crypto.getRandomValues(new Uint8Array(RUN_CHARACTERS)), (byte) => (byte % LETTERS).toString(LETTERS)).join('');
  return `${await laptopId(codec)}~${run}`;
}

/** The laptop of an actor. */
export const laptopOf = (actor: string): string => actor.slice(0, LAPTOP_CHARACTERS);
