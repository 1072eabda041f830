import { app, dialog } from 'electron';
import { probeFolder } from './durable.ts';
import { readLanguage, wordsOf } from './words.ts';

/**
 * Ends a program that may not open its profile: another one has it, or its lock cannot be written because the disk takes nothing. The first brings
 * the other one to the front and needs no words; the second would look as if nothing happened, so it is said.
 */
export async function refuse(profile: string, isBatch: boolean): Promise<void> {
  const fault = probeFolder(profile);
  const words = wordsOf(isBatch ? 'en' : readLanguage(app.getLocale()));
  const [message, detail] = fault === 'disk-full' ? [words.full, words.fullDetail] : [words.readOnly, words.readOnlyDetail];
  if (isBatch) {
    process.stderr.write(fault === null ? 'This profile is open in another Boothbook: close it first.\n' : `${message} ${detail}\n`);
    app.exit(1);
    return;
  }
  if (fault === null) {
    app.exit(0);
    return;
  }
  await app.whenReady();
  await dialog.showMessageBox({ type: 'error', message, detail });
  app.exit(1);
}
