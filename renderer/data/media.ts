import type { CardState } from '#shared/domain/cardPrint.ts';
import type { LeadId, MediaId } from '#shared/domain/ids.ts';
import type { KeptMedia, Media } from '#shared/domain/interaction.ts';
import type { MediaGetFault, MediaPutFault } from '#shared/ipc/media.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { laptopOf } from './actor.ts';
import { updateLead } from './leads.ts';
import { readRecord } from './read.ts';
import type { Store } from './store.ts';

/** A picture of a lead, as it comes in. */
export type MediaInput = { readonly leadId: LeadId; readonly blob: Blob; readonly name: string; readonly card?: CardState };

/** A picture or memo could not be kept; `code` is the end of its translation key (`app.media.<code>`). */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly code: MediaPutFault | 'no-lead';
  constructor(code: MediaPutFault | 'no-lead') {
    super(`media: ${code}`);
    this.code = code;
  }
}

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Keeps the bytes of a picture or memo, sealed in a file of main's (fsync); the record comes with the lead. `card`: its print is
 * wanted. `id`: the one it is to have; kept again under it, it is one picture. Rejects with MediaError when the bytes could not be kept.
 */
export async function keepMedia(
  store: Store,
  { blob, name, card, id }: Pick<MediaInput, 'blob' | 'name'> & { readonly card?: CardState; readonly id?: MediaId },
): Promise<KeptMedia> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const media: KeptMedia = {
    v: 1,
    id: id ?? (store.newId() as MediaId), // a fresh id becomes the kind it is used for
    at: store.now(),
    mediaType: blob.type,
    bytes: bytes.length,
    sha256: hex(await crypto.subtle.digest('SHA-256', bytes)),
    name,
    by: store.staff(),
    takenOn: laptopOf(store.actor),
    ...(card === undefined ? {} : { card }),
  };
  const kept = await store.media.mediaPut({ id: media.id, bytes });
  if (!kept.ok) throw new MediaError(kept.error);
  return media;
}

/**
 * Gives a kept picture to a lead, in one commit (memos: memos.ts). Rejects with MediaError when the lead is gone, with JournalError as every
 * commit.
 */
export async function giveMedia(store: Store, leadId: LeadId, kept: KeptMedia): Promise<Media> {
  const lead = await updateLead(store, leadId, {
    action: 'picture',
    change: (before) => ({ ...before, pictures: [...before.pictures, kept.id] }),
    also: ({ id }) => [{ table: 'media', record: { ...kept, leadId: id } }],
  });
  if (lead === undefined) throw new MediaError('no-lead');
  return { ...kept, leadId: lead.id };
}

/** Keeps a picture with its lead: bytes first (`keepMedia`), then its record and the lead in one commit (`giveMedia`). */
export const saveMedia = async (store: Store, { leadId, blob, name, card }: MediaInput): Promise<Media> =>
  giveMedia(store, leadId, await keepMedia(store, { blob, name, ...(card === undefined ? {} : { card }) }));

/** The bytes of a picture or memo, with their type; `missing` when nothing of it is known. */
export async function readMedia(store: Store, id: MediaId): Promise<Result<Blob, MediaGetFault>> {
  const media = await readRecord(store, 'media', id);
  if (media === undefined) return fail('missing');
  const found = await store.media.mediaGet({ id });
  return found.ok ? ok(new Blob([new Uint8Array(found.value)], { type: media.mediaType })) : found;
}
