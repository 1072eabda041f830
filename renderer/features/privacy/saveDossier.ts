import i18next, { t } from 'i18next';
import { commit } from '#renderer/data/commit.ts';
import { readMedia } from '#renderer/data/media.ts';
import type { Store } from '#renderer/data/store.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { dossierJson, mediaFileName } from '#shared/domain/privacy/dossier.ts';
import type { Dossier } from '#shared/domain/privacy/dossier.ts';
import { dossierPage } from '#shared/domain/privacy/dossierPage.ts';
import { initialsOf } from '#shared/domain/privacy/erasure.ts';
import { zipFiles } from '#shared/formats/zipFiles.ts';
import type { ZipFile } from '#shared/formats/zipFiles.ts';
import type { SaveFault } from '#shared/ipc/files.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { PersonSection } from './personSections.ts';

/** Bytes of one message to main. */
const PIECE = 4 * 1024 * 1024;

export type HandOut = { readonly dossier: Dossier; readonly sections: readonly PersonSection[]; readonly company: string };

/** Where it is, and pictures or memos that could not be read. */
export type HandedOut = { readonly path: string; readonly missing: number };

async function mediaFiles(store: Store, { media }: Dossier): Promise<{ files: ZipFile[]; missing: number }> {
  const files: ZipFile[] = [];
  for (const one of media) {
    const read = await readMedia(store, one.id);
    if (read.ok) files.push({ name: mediaFileName(one), bytes: new Uint8Array(await read.value.arrayBuffer()) });
  }
  return { files, missing: media.length - files.length };
}

async function send(name: string, bytes: Uint8Array): Promise<Result<string, SaveFault | 'not-verified'>> {
  const begun = await booth.saveBegin({ name, kind: 'zip' });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  for (let at = 0; at < bytes.length; at += PIECE) {
    const written = await booth.saveChunk({ handle, bytes: bytes.slice(at, at + PIECE) });
    if (written.ok) continue;
    await booth.saveCancel({ handle });
    return written;
  }
  const saved = await booth.saveEnd({ handle });
  if (!saved.ok) return saved;
  return saved.value.verified === null ? fail('not-verified') : ok(saved.value.path);
}

/**
 * Writes everything that is kept of a person into one archive where the person at the laptop wants it: `person.html` to read, `person.json`
 * for machines, the pictures and memos. Read back before it is told. The history notes that it was handed out.
 */
export async function saveDossier(
  store: Store,
  { dossier, sections, company }: HandOut,
): Promise<Result<HandedOut, SaveFault | 'not-verified'>> {
  const { version } = await booth.appInfo();
  const now = store.now();
  const { files, missing } = await mediaFiles(store, dossier);
  const language = i18next.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const page = dossierPage({
    language,
    title: t('privacy.page.title', { name: dossier.name }),
    intro: [t('privacy.page.intro', { company, at: formatInstant(now) }), t('privacy.page.rights'), t('privacy.page.json')],
    sections,
  });
  const utf8 = new TextEncoder();
  const archive = zipFiles([
    { name: 'person.html', bytes: utf8.encode(page) },
    { name: 'person.json', bytes: utf8.encode(dossierJson(dossier, { madeAt: now, program: `Boothbook ${version}`, company })) },
    ...files,
  ]);
  const saved = await send(t('privacy.page.file', { initials: initialsOf(dossier.name).replaceAll(/[. ]/gu, '') }), archive);
  if (!saved.ok) return saved;
  const leadId = dossier.leads.at(-1)?.id ?? null;
  await commit(store, { puts: [], line: { action: 'disclose', leadId } });
  return ok({ path: saved.value, missing });
}
