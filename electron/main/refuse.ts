import { app, dialog } from 'electron';
import type { Language } from '#shared/ipc/app.ts';
import { type DiskFault, probeFolder } from './durable.ts';
import { readLanguage, wordsOf } from './words.ts';

function wordsFor(fault: DiskFault | null, language: Language): { message: string; detail: string } {
  const { full, fullDetail, readOnly, readOnlyDetail } = wordsOf(language);
  return fault === 'disk-full' ? { message: full, detail: fullDetail } : { message: readOnly, detail: readOnlyDetail };
}

/**
 * Ends a program that may not open its profile: another one has it, or its lock cannot be written because the disk takes nothing. The first brings
 * the other one to the front and needs no words; the second would look as if nothing happened, so it is said.
 */
export async function refuse(profile: string, isBatch: boolean): Promise<void> {
  const fault = probeFolder(profile);
  if (isBatch) {
    const { message, detail } = wordsFor(fault, 'en');
    process.stderr.write(fault === null ? 'This profile is open in another Boothbook: close it first.\n' : `${message} ${detail}\n`);
    app.exit(1);
    return;
  }
  if (fault === null) {
    app.exit(0);
    return;
  }
  await app.whenReady();
  // the language of the system is known only now
  await dialog.showMessageBox({ type: 'error', ...wordsFor(fault, readLanguage(app.getLocale())) });
  app.exit(1);
}
