import { beforeEach, describe, expect, it } from 'vitest';
import { recordConsent, recordConsents, unrecordConsent } from '#renderer/data/consents.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { keepMedia, readMedia } from '#renderer/data/media.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { newTestStore } from './testStore.ts';

const STAFF = 'staff-1' as StaffId;
const answer = { purpose: 'email', method: 'spoken', wordingVersion: '1', language: 'fr' } as const;

let store: Store;
let clock: { now: number };
let lead: Lead;

const now = async (): Promise<Lead> => {
  const found = await readLead(store, lead.id);
  if (found === undefined) throw new Error('the lead is gone');
  return found;
};
const lastLine = async () => (await readTimeline(store, lead.id)).history.at(-1);

beforeEach(async () => {
  ({ store, clock } = await newTestStore({ staff: STAFF }));
  const contact = { formattedName: 'Vera Beispiel', emails: [{ value: 'vera@example.org', kind: 'work' as const }] };
  const scan = { source: 'camera' as const, text: 'x' };
  ({ lead } = await saveCapture(store, { showId: 'show-1' as ShowId, scan, seed: { contact, isResolved: true } }));
});

describe('consent is recorded', () => {
  it('keeps every answer; the newest holds, and a no after a yes is told as withdrawn', async () => {
    await recordConsent(store, lead.id, { ...answer, given: true });
    clock.now += 1000;
    await recordConsent(store, lead.id, { ...answer, given: false });
    const { consents } = await now();
    expect(consents).toHaveLength(2);
    expect(consents[0]).toMatchObject({ given: true, by: STAFF, wordingVersion: '1', language: 'fr' });
    expect(consentOf(await now(), 'email')?.given).toBe(false);
    expect(await lastLine()).toMatchObject({ action: 'consent', changes: [{ field: 'email', from: 'given', to: 'withdrawn' }] });
  });

  it('takes what a visitor said in one go in one line of history, with the signature that proves it', async () => {
    const png = new Uint8Array([137, 80, 78, 71]);
    const signature = await keepMedia(store, { blob: new Blob([png], { type: 'image/png' }), name: 'signature.png' });
    const answers = [
      { ...answer, given: true },
      { ...answer, purpose: 'partners', given: false },
    ] as const;
    const after = await recordConsents(store, lead.id, { answers, signature });
    expect(after?.consents.map((one) => one.signature)).toEqual([signature.id, signature.id]);
    expect(after?.pictures).toEqual([]);
    const kept = await readMedia(store, signature.id);
    expect(kept.ok && new Uint8Array(await kept.value.arrayBuffer())).toEqual(png);
    expect((await lastLine())?.changes).toEqual([
      { field: 'email', from: '', to: 'given' },
      { field: 'partners', from: '', to: 'refused' },
    ]);
  });

  it('writes nothing when nothing was said', async () => {
    const { history } = await readTimeline(store, lead.id);
    await recordConsents(store, lead.id, { answers: [] });
    expect((await readTimeline(store, lead.id)).history).toHaveLength(history.length);
  });

  it('takes back an answer noted by mistake, and only that one', async () => {
    await recordConsent(store, lead.id, { ...answer, given: false });
    clock.now += 1000;
    const after = await recordConsent(store, lead.id, { ...answer, given: true });
    const mistake = after === undefined ? undefined : consentOf(after, 'email');
    if (mistake === undefined) throw new Error('no answer');
    await unrecordConsent(store, lead.id, mistake);
    expect((await now()).consents).toHaveLength(1);
    expect(await lastLine()).toMatchObject({ changes: [{ field: 'email', from: 'given', to: 'refused' }] });
  });
});
