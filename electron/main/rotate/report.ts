import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RotationReport } from '#shared/ipc/rotate.ts';
import { readJson, writeDurably } from '#electron/main/durable.ts';

const pathOf = (profile: string): string => join(profile, 'rotation.json');

/** Keeps what a change of keys took along until somebody has seen it: numbers only. Rejects with errors of the file system. */
export const writeReport = (profile: string, report: RotationReport): Promise<void> =>
  writeDurably(pathOf(profile), `${JSON.stringify(report)}\n`);

/** What the last change of keys took along; null when it was seen, or there was none. */
export const readReport = (profile: string): RotationReport | null => RotationReport.safeParse(readJson(pathOf(profile))).data ?? null;

/** It was seen. */
export const dropReport = (profile: string): Promise<void> => rm(pathOf(profile), { force: true });
