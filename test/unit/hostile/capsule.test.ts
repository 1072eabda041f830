import { describe, expect, test } from 'vitest';
import { encrypt } from '#renderer/capsule/age.ts';
import type { KeyMaker } from '#renderer/capsule/age.ts';
import { readCapsule } from '#renderer/capsule/readCapsule.ts';
import { wrapKeyOf } from '#electron/main/capsule/key.ts';
import { FRAME, capsuleHead, frameBytes } from '#shared/formats/capsule/frames.ts';
import type { FrameKind } from '#shared/formats/capsule/frames.ts';
import { ok } from '#shared/lib/result.ts';

const LIGHT = 10;
const makeKey: KeyMaker = async ({ salt, logN }) => ok(await wrapKeyOf('opens', salt, logN));

const SHOW = 'show-1';
const MANIFEST = {
  v: 1,
  show: { id: SHOW, name: 'Expo', firstDay: '2026-05-04', lastDay: '2026-05-06' },
  laptop: { id: 'laptop-1', name: 'Booth' },
  laptops: {},
  madeAt: 1,
  leads: 0,
};
const GRAVE = { v: 1, id: 'grave-1', table: 'leads', of: 'lead-1', at: 1, by: null, clock: {} };

type Made = readonly [FrameKind, unknown];
const HONEST: readonly Made[] = [
  [FRAME.manifest, MANIFEST],
  [FRAME.records, { table: 'graves', records: [GRAVE] }],
  [FRAME.recordsEnd, { records: { graves: 1 } }],
  [FRAME.end, { pictures: 0 }],
];

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
const bytesOf = (content: unknown): Uint8Array =>
  content instanceof Uint8Array ? content : utf8(typeof content === 'string' ? content : JSON.stringify(content));

const streamOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(out) {
      for (const piece of pieces) out.enqueue(piece);
      out.close();
    },
  });

async function sealed(frames: readonly Made[], loose: Uint8Array = new Uint8Array(0)): Promise<Uint8Array> {
  const pieces = [capsuleHead(), ...frames.map(([kind, content]) => frameBytes({ kind, bytes: bytesOf(content) })), loose];
  const made = await encrypt(streamOf(pieces), makeKey, LIGHT);
  if (!made.ok) throw new Error(made.error);
  return new Uint8Array(await new Response(made.value as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

const ids: string[] = [];
const read = async (bytes: Uint8Array) => {
  ids.length = 0;
  return readCapsule(streamOf([bytes]), {
    makeKey,
    onPicture: async (id) => {
      ids.push(id);
    },
  });
};
const faultOf = async (frames: readonly Made[], loose?: Uint8Array): Promise<string> => {
  const result = await read(await sealed(frames, loose));
  return result.ok ? 'none' : result.error;
};

const replaced = (at: number, ...made: Made[]): readonly Made[] => HONEST.toSpliced(at, 1, ...made);

describe('a capsule from somebody who means harm', () => {
  test('is read when it is honest', async () => {
    expect(await read(await sealed(HONEST))).toMatchObject({ ok: true, value: { count: { records: { graves: 1 }, pictures: 0 } } });
  });

  test.each<[string, readonly Made[]]>([
    ['whose counts lie', replaced(2, [FRAME.recordsEnd, { records: { graves: 2 } }])],
    ['that promises pictures', replaced(3, [FRAME.end, { pictures: 1 }])],
    ['with two manifests', replaced(0, [FRAME.manifest, MANIFEST], [FRAME.manifest, MANIFEST])],
    ['without a manifest', HONEST.slice(1)],
    ['whose parts come in another order', [HONEST[0], HONEST[2], HONEST[1], HONEST[3]].filter((frame) => frame !== undefined)],
    ['that goes on after its end', [...HONEST, ...HONEST.slice(1, 2)]],
    ['without an end', HONEST.slice(0, 3)],
    ['with a record that is none', replaced(1, [FRAME.records, { table: 'graves', records: [{ ...GRAVE, at: 'now' }] }])],
    ['with a table of its own', replaced(1, [FRAME.records, { table: '__proto__', records: [GRAVE] }])],
    ['with a picture named by a path', replaced(1, [FRAME.records, { table: 'media', records: [{ id: '../../vault.json' }] }])],
    [
      'that is nested a hundred thousand levels deep',
      replaced(1, [FRAME.records, `{"table":"graves","records":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`]),
    ],
    ['that is no UTF-8', replaced(0, [FRAME.manifest, Uint8Array.of(0xff, 0xfe, 0xfd)])],
  ])('%s is damaged, and nothing of it is taken', async (_what, frames) => expect(await faultOf(frames)).toBe('damaged'));

  test('of a later version is said to be newer', async () => {
    expect(await faultOf(replaced(0, [FRAME.manifest, { ...MANIFEST, v: 2 }]))).toBe('newer');
  });

  test('with a frame that says it has four gigabytes is not waited for', async () => {
    expect(await faultOf(HONEST.slice(0, 1), Uint8Array.of(FRAME.records, 0xff, 0xff, 0xff, 0xff))).toBe('damaged');
    expect(await faultOf(HONEST.slice(0, 1), Uint8Array.of(99, 0, 0, 0, 1, 0))).toBe('damaged');
  });

  test('cut off anywhere, or with a bit turned, is never taken for whole', async () => {
    const whole = await sealed(HONEST);
    for (let end = whole.length - 1; end > 0; end -= 97) expect((await read(whole.slice(0, end))).ok).toBe(false);
    for (let at = 30; at < whole.length; at += 61) {
      const turned = whole.slice();
      turned[at] = (turned[at] ?? 0) ^ 1;
      expect((await read(turned)).ok).toBe(false);
    }
  });

  test.each([19, 30, 99])('with a work factor of 2^%i is refused before a key is made', async (factor) => {
    const whole = await sealed(HONEST);
    const head = new TextDecoder('latin1').decode(whole.subarray(0, 200));
    const line = /-> scrypt \S+ 10\n/u.exec(head);
    const at = (line?.index ?? 0) + (line?.[0].length ?? 0) - 3;
    whole.set(utf8(String(factor)), at);
    let asked = 0;
    const result = await readCapsule(streamOf([whole]), { makeKey: (wanted) => ((asked += 1), makeKey(wanted)) });
    expect(result).toMatchObject({ ok: false, error: 'too-strong' });
    expect(asked).toBe(0);
  });

  test('has pictures whose names are made of sixteen bytes, whatever those are', async () => {
    const picture = new Uint8Array([...utf8('../../vault.json'), 1, 2, 3]);
    await read(await sealed(HONEST.toSpliced(3, 1, [FRAME.picture, picture], [FRAME.end, { pictures: 1 }])));
    expect(ids).toEqual(['2e2e2f2e-2e2f-7661-756c-742e6a736f6e']);
  });
});
