import log from 'electron-log/main';
import { join } from 'node:path';
import { type Facts, readError, readLine } from './logLine.ts';

/** One megabyte, then the file becomes `main.old.log` and a new one begins. */
const MOST_BYTES = 1_048_576;

/** Begins the log in the profile's `logs` folder. Nothing is ever written to the console: standard output belongs to batch mode. */
export function startLog(profile: string): void {
  log.transports.console.level = false;
  log.transports.file.maxSize = MOST_BYTES;
  log.transports.file.resolvePathFn = () => join(profile, 'logs', 'main.log');
  log.transports.file.format = '{iso} {level} {text}';
}

/** Notes that something happened. */
export const logEvent = (code: string, facts?: Facts): void => log.info(readLine(code, facts));

/** Notes that something went wrong. */
export const logFault = (code: string, facts?: Facts): void => log.error(readLine(code, facts));

/** Notes a bug. */
export function logBug(code: string, error: unknown): void {
  const { name, where } = readError(error);
  logFault(code, { error: name, ...Object.fromEntries(where.map((place, at) => [`at${at}`, place])) });
}
