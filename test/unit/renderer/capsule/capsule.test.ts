import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { assert, asyncProperty, integer, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapKeyOf } from '#electron/main/capsule/key.ts';
import type { KeyMaker } from '#renderer/capsule/age.ts';
import { readCapsule } from '#renderer/capsule/readCapsule.ts';
import type { ReadOrder } from '#renderer/capsule/readCapsule.ts';
import { writeCapsule } from '#renderer/capsule/writeCapsule.ts';
import { readMediaIds } from '#renderer/data/capsuleContents.ts';
import { mergeCapsule } from '#renderer/data/capsuleMerge.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { MediaId, ShowId } from '#shared/domain/ids.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { FRAME, capsuleHead, frameBytes, newFrameReader } from '#shared/formats/capsule/frames.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { pictureOf } from '#test/unit/renderer/data/laptops.ts';
import { NINE, newTestStore } from '#test/unit/renderer/data/testStore.ts';

const WORD = 'marches bleues du hall 4';

/** Main's scrypt; what a passphrase costs is age's affair, the tests take the cheapest that is allowed. */
const keyOf =
  (passphrase: string | null): KeyMaker =>
  async ({ salt, logN }) =>
    passphrase === null ? fail('no-passphrase') : ok(await wrapKeyOf(passphrase, salt, logN));

let made = 0;
const newId = (): string => `00000000-0000-7000-a000-${String((made += 1)).padStart(12, '0')}`;
const show = { ...sampleShow({ now: NINE, newId, zone: 'Europe/Paris', language: 'en' }), isSample: false };

async function newBooth(): Promise<Store> {
  const { store } = await newTestStore();
  await saveShow(store, show);
  const seed = { contact: { formattedName: 'Ada Corder', emails: [{ value: 'ada@x.example', kind: 'work' as const }] }, isResolved: true };
  const { lead } = await saveCapture(store, { showId: show.id, scan: { source: 'scanner', text: 'a' }, seed });
  await saveMedia(store, { leadId: lead.id, blob: new Blob([new Uint8Array(200_000).fill(7)], { type: 'image/jpeg' }), name: 'card.jpg' });
  return store;
}

async function write(store: Store, showId: ShowId, makeKey = keyOf(WORD)): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const end = await writeCapsule(store, (bytes) => Promise.resolve(ok(void pieces.push(bytes)) && ok(null)), {
    showId,
    makeKey,
    pictures: await readMediaIds(store, showId),
    logN: 10,
    signal: new AbortController().signal,
  });
  if (!end.ok) throw new Error(end.error);
  const file = new Uint8Array(await new Blob(pieces.map((piece) => new Uint8Array(piece))).arrayBuffer());
  expect(end.value.bytes).toBe(file.length);
  return file;
}

const read = (file: Uint8Array<ArrayBuffer>, order: Partial<ReadOrder> = {}) =>
  readCapsule(new Blob([file]).stream(), { makeKey: keyOf(WORD), ...order });

const whole = { onPicture: () => Promise.resolve() };

/** An age file of the test's own making: the cheapest passphrase, whatever inside. */
async function sealed(inside: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(WORD);
  encrypter.setScryptWorkFactor(10);
  return new Uint8Array(await encrypter.encrypt(inside));
}

const frames = (...parts: readonly (readonly [keyof typeof FRAME, unknown])[]): Uint8Array => {
  const all = parts.map(([kind, value]) =>
    frameBytes({ kind: FRAME[kind], bytes: value instanceof Uint8Array ? value : utf8Of(JSON.stringify(value)) }),
  );
  const bytes = [capsuleHead(), ...all];
  return Uint8Array.from(bytes.flatMap((one) => [...one]));
};

const manifest = {
  v: 1,
  show: { id: show.id, name: 'Show', firstDay: '2026-03-16', lastDay: '2026-03-18' },
  laptop: { id: 'laptop01', name: 'A' },
  laptops: {},
  madeAt: NINE,
  leads: 0,
};

describe('a capsule', () => {
  test('brings a whole event to a bare laptop, pictures and all', async () => {
    const store = await newBooth();
    const file = await write(store, show.id);
    const bare = (await newTestStore()).store;
    const pictures = new Map<MediaId, Uint8Array>();
    const got = await read(file, { onPicture: (id, bytes) => Promise.resolve(void pictures.set(id, bytes)) });
    if (!got.ok) throw new Error(got.error);
    expect(got.value.count).toMatchObject({ records: { leads: 1, shows: 1, captures: 1, media: 1 }, pictures: 1 });
    expect(await mergeCapsule(bare, got.value.contents, { isTrial: true })).toMatchObject({ leads: 1, added: 1 });
    expect(await bare.db.leads.count()).toBe(0);
    expect(await mergeCapsule(bare, got.value.contents)).toMatchObject({ leads: 1, added: 1 });
    expect(await pictureOf(bare, show.id)).toBe(await pictureOf(store, show.id));
    expect([...pictures.values()][0]).toEqual(new Uint8Array(200_000).fill(7));
  });

  test('is an age file that any program for age files opens with the passphrase', { timeout: 60_000 }, async () => {
    const file = await write(await newBooth(), show.id);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(WORD);
    const inside = await decrypter.decrypt(file);
    expect(new TextDecoder().decode(inside.subarray(0, 19))).toBe('boothbook capsule 1');
    expect(new TextDecoder('latin1').decode(file)).not.toContain('Corder');
  });

  test('shows nothing to another passphrase, and asks for one when none is known', async () => {
    const file = await write(await newBooth(), show.id);
    expect(await read(file, { makeKey: keyOf('another one') })).toEqual(fail('wrong-passphrase'));
    expect(await read(file, { makeKey: keyOf(null) })).toEqual(fail('no-passphrase'));
  });

  test('that was cut short or changed anywhere says so and writes nothing', async () => {
    const file = await write(await newBooth(), show.id);
    const body = file.length - 1000;
    for (const cut of [file.length - 1, body, Math.floor(file.length / 2), 100_000])
      expect(await read(file.slice(0, cut), whole)).toEqual(fail('damaged'));
    await assert(
      asyncProperty(integer({ min: 300, max: file.length - 1 }), async (at) => {
        const broken = file.slice();
        broken[at] = (broken[at] ?? 0) ^ 1;
        expect((await read(broken, whole)).ok).toBe(false);
      }),
      { numRuns: 3 },
    );
    expect(await read(file.slice(0, 60))).toEqual(fail('other'));
  });

  test('of another program, or a later version, is told from ours', async () => {
    expect(await read(await sealed(utf8Of('somebody’s diary')))).toEqual(fail('other'));
    expect(await read(new Uint8Array([1, 2, 3]))).toEqual(fail('other'));
    expect(await read(await sealed(frames(['manifest', { ...manifest, v: 2 }])))).toEqual(fail('newer'));
    const keyed = new Encrypter();
    keyed.addRecipient(await identityToRecipient(await generateX25519Identity()));
    expect(await read(new Uint8Array(await keyed.encrypt(utf8Of('x'))))).toEqual(fail('other'));
  });

  test('that holds what is no record of ours is refused whole', async () => {
    const lead = { v: 1, id: 'x', showId: show.id };
    const hostile: readonly (readonly [keyof typeof FRAME, unknown])[][] = [
      [['records', { table: 'leads', records: [lead] }]],
      [
        ['manifest', manifest],
        ['records', { table: 'leads', records: [lead] }],
      ],
      [
        ['manifest', manifest],
        ['records', { table: 'settings', records: [] }],
      ],
      [
        ['manifest', manifest],
        ['records', { table: 'targets', records: [] }],
      ],
      [
        ['manifest', manifest],
        [
          'records',
          { table: 'media', records: [{ v: 1, id: '../../x', leadId: 'a', at: 1, mediaType: '', bytes: 1, sha256: '', name: '' }] },
        ],
      ],
      [
        ['manifest', manifest],
        ['recordsEnd', { records: { leads: 5 } }],
      ],
      [['manifest', { ...manifest, show: { ...manifest.show, id: 'a/b' } }]],
      [
        ['manifest', manifest],
        ['manifest', manifest],
      ],
      [['picture', new Uint8Array(20)]],
      [
        ['manifest', manifest],
        ['recordsEnd', { records: {} }],
        ['end', { pictures: 1 }],
      ],
      [['manifest', new Uint8Array([0xff, 0xfe])]],
    ];
    for (const parts of hostile) expect(await read(await sealed(frames(...parts)), whole)).toEqual(fail('damaged'));
    expect(
      await read(await sealed(frames(['manifest', manifest], ['recordsEnd', { records: {} }], ['end', { pictures: 0 }])), whole),
    ).toMatchObject({ ok: true });
  });

  test('that says a frame is larger than any can be is not even waited for', () => {
    const bomb = new Uint8Array([...capsuleHead(), 2, 0xff, 0xff, 0xff, 0xff]);
    expect(newFrameReader().take(bomb)).toEqual(fail('damaged'));
  });

  test('comes apart into its frames however its bytes arrive', () => {
    const bytes = frames(['manifest', manifest], ['picture', new Uint8Array(300)], ['end', { pictures: 1 }]);
    assert(
      property(uint8Array({ minLength: 1, maxLength: 30 }), (steps) => {
        const reader = newFrameReader();
        const kinds: number[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const length = 1 + (steps[turn % steps.length] ?? 0);
          const taken = reader.take(bytes.slice(at, at + length));
          if (taken.ok) kinds.push(...taken.value.map(({ kind }) => kind));
          at += length;
        }
        expect(kinds).toEqual([FRAME.manifest, FRAME.picture, FRAME.end]);
        expect(reader.isAtEnd()).toBe(true);
      }),
    );
  });
});
