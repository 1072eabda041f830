import { resolve } from 'node:path';
import { isCapsulePath } from '#shared/ipc/capsule.ts';

/** How the program was started. Paths are absolute. */
export type Start = {
  /** `--profile DIR`: the person's data. */
  readonly profile: string | null;
  /** `--save-to DIR`: exports go there without a dialog (tests, the sample job). */
  readonly saveTo: string | null;
  /** A capsule to open: the last word that ends like one. */
  readonly open: string | null;
};

/** Takes `name VALUE` or `name=VALUE` out of the words; null when it is not there. */
function takeOption(words: string[], name: string): string | null {
  const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = words[at];
  if (word === undefined) return null;
  const taken = words.splice(at, word === name ? 2 : 1);
  return (word === name ? taken[1] : word.slice(name.length + 1)) ?? null;
}

/** Reads the command line; relative paths are those of `folder`. */
export function readStart(argv: readonly string[], folder: string): Start {
  const words = argv.slice(1);
  const path = (value: string | null): string | null => (value === null || value === '' ? null : resolve(folder, value));
  const profile = path(takeOption(words, '--profile'));
  const saveTo = path(takeOption(words, '--save-to'));
  const open = path(words.findLast((word) => !word.startsWith('-') && isCapsulePath(word)) ?? null);
  return { profile, saveTo, open };
}
