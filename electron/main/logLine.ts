/** A line of the log: what happened, with ids and counts. Names, addresses and scans have no way in. */
export type Facts = Readonly<Record<string, number | boolean | string>>;

const CODE = /^[A-Za-z][A-Za-z0-9.-]{0,79}$/u;
/** UUIDs, codes, versions, names of errors; nothing with a blank, an `@` or a letter beyond ASCII. */
const WORD = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/u;
const readWord = (value: number | boolean | string): string =>
  typeof value === 'string' && !WORD.test(value) ? '(withheld)' : String(value);

/** The line as it is written. A code or word that could hold something personal is withheld. */
export function readLine(code: string, facts: Facts = {}): string {
  return [CODE.test(code) ? code : '(withheld)', ...Object.entries(facts).map(([name, value]) => `${name}=${readWord(value)}`)].join(' ');
}

/** A bug as the log may hold it: the kind of error and where. Its message may quote what a person typed, so it stays out. */
export function readError(error: unknown): { readonly name: string; readonly where: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, where: [] };
  const frames = (error.stack ?? '').split('\n').map((line) => /([\w.-]+\.(?:ts|js|cjs|mjs)):(\d+):\d+\)?$/u.exec(line.trim()));
  return { name: error.name, where: frames.flatMap((found) => (found === null ? [] : [`${found[1]}:${found[2]}`])).slice(0, 12) };
}
