import { readFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright';

/** A mail as the mail program got it. */
export type OpenedMail = { readonly headers: string; readonly text: string; readonly ics: string };

/** Puts a mail program of our own in the place of the computer's: it takes every file and remembers where it lies. */
export const fakeMailProgram = (app: ElectronApplication, answer = ''): Promise<void> =>
  app.evaluate(({ shell }, said) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedMails: opened });
    shell.openPath = (path) => {
      if (said === '') opened.push(path);
      return Promise.resolve(said);
    };
  }, answer);

const decoded = (part: string): string =>
  Buffer.from(part.split('\r\n\r\n').slice(1).join('').replaceAll('\r\n', ''), 'base64').toString('utf8');

/** Reads an .eml file of ours. */
export async function readEml(path: string): Promise<OpenedMail> {
  const eml = await readFile(path, 'utf8');
  const [headers = ''] = eml.split('\r\n\r\n');
  const [text = '', ics = ''] = eml
    .split(/\r\n--booth-\w+(?:--)?\r\n/u)
    .slice(1, -1)
    .map(decoded);
  return { headers, text, ics };
}

/** The mails that were opened so far, the first first. */
export async function openedMails(app: ElectronApplication): Promise<OpenedMail[]> {
  const paths = await app.evaluate(() => (globalThis as { openedMails?: string[] }).openedMails ?? []); // set by fakeMailProgram
  return Promise.all(paths.map(readEml));
}
