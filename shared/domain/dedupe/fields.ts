import type { Agreement, DedupeField } from './person.ts';

/**
 * One level of a field: how it is told to people; how often two records stand at it that are of one person (`one`), of people who
 * share a workplace or a household (`near`), of strangers (`far`), before anything was seen; `rarity`: how far the rarity of the value
 * counts in place of the mean among strangers (1 wholly), and `basis`, the level whose mean that is: of a slip in a name, that of the
 * same name.
 */
export type Level = {
  readonly told: Agreement;
  readonly one: number;
  readonly near: number;
  readonly far: number;
  readonly rarity: number;
  readonly basis: number;
};

type Chances = readonly [one: number, far: number, near?: number];

const level = (told: Agreement, [one, far, near = far]: Chances, [rarity, basis]: readonly [number, number] = [0, 0]): Level => {
  return { told, one, near, far, rarity, basis };
};

/**
 * The levels of each field, from `differs` up, in the order of the comparators' numbers. The chances are our own judgement: a given
 * name is shared by one in a hundred strangers, a family name by one in three hundred, and so on; those of one person were held
 * beside what estimating found, without labels, in three public sets of made records (FEBRL 1 and 3, Splink's fake 1,000: given names
 * the same in 65 to 77 of 100 pairs, family names in 66 to 77, e-mails in 66, birthdays in 67 to 93, numbers of a register in 86 to
 * 90), and left rounder. They decide alone at capture and in small files; in a large one they hardly count: the file says better
 * (estimate.ts).
 */
export const FIELDS: Readonly<Record<DedupeField, readonly Level[]>> = {
  given: [
    level('differs', [0.05, 0.955]),
    level('partly', [0.03, 0.012]),
    level('alike', [0.06, 0.015], [0.3, 5]),
    level('alike', [0.07, 0.004], [0.5, 5]),
    level('alike', [0.04, 0.004], [0.3, 5]),
    level('same', [0.75, 0.01], [1, 5]),
  ],
  family: [
    level('differs', [0.05, 0.975, 0.96]),
    level('partly', [0.02, 0.008, 0.008]),
    level('alike', [0.06, 0.01, 0.01], [0.3, 5]),
    level('alike', [0.08, 0.003, 0.003], [0.5, 5]),
    level('alike', [0.04, 0.001, 0.004], [0.3, 5]),
    level('same', [0.75, 0.003, 0.015], [1, 5]),
  ],
  email: [
    level('differs', [0.25, 0.9983, 0.95]),
    level('partly', [0.05, 0.001, 0.048], [0.5, 1]),
    level('alike', [0.1, 0.0002, 0.0015], [0.5, 3]),
    level('same', [0.6, 0.0005, 0.0005], [1, 3]),
  ],
  phone: [
    level('differs', [0.35, 0.9968, 0.35]),
    level('partly', [0.1, 0.002, 0.3], [0.5, 1]),
    level('alike', [0.05, 0.0002, 0.02], [0.5, 3]),
    level('same', [0.5, 0.001, 0.33], [1, 3]),
  ],
  company: [
    level('differs', [0.12, 0.98, 0.02]),
    level('partly', [0.03, 0.008, 0.05], [0.5, 1]),
    level('alike', [0.15, 0.004, 0.08], [0.5, 3]),
    level('same', [0.7, 0.008, 0.85], [1, 3]),
  ],
  place: [
    level('differs', [0.12, 0.9, 0.08]),
    level('differs', [0.05, 0.05, 0.02]),
    level('alike', [0.08, 0.008, 0.05], [0.5, 3]),
    level('partly', [0.2, 0.03, 0.2], [1, 3]),
    level('partly', [0.15, 0.01, 0.15], [1, 4]),
    level('alike', [0.08, 0.0005, 0.1]),
    level('same', [0.32, 0.0015, 0.4]),
  ],
  birthday: [
    level('differs', [0.04, 0.972]),
    level('partly', [0.06, 0.022]),
    level('partly', [0.06, 0.002]),
    level('alike', [0.09, 0.004]),
    level('same', [0.75, 0.00005]),
  ],
  code: [level('differs', [0.1, 0.99998]), level('alike', [0.1, 0.00001]), level('same', [0.8, 0.00001], [1, 2])],
  other: [level('differs', [0.4, 0.8]), level('partly', [0.3, 0.15]), level('same', [0.3, 0.05])],
};
