import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, boolean, constantFrom, nat, record } from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openJournal } from '#electron/main/journal/journal.ts';
import { rewriteJournal, settleRewrite } from '#electron/main/journal/rewrite.ts';
import type { WireFrame, WireOp } from '#shared/ipc/journal.ts';
import { runs } from '#test/unit/runs.ts';

const key = new Uint8Array(randomBytes(32));
const scratch = mkdtempSync(join(tmpdir(), 'boothbook-rewrite-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let made = 0;
const newProfile = (): string => {
  made += 1;
  return join(scratch, String(made));
};

const LEADS = ['ann', 'bob', 'cy', 'di'] as const;
/** A deed of a booth: what it writes, or takes away, and of whom. */
type Deed = { readonly lead: (typeof LEADS)[number]; readonly row: number; readonly what: 'lead' | 'note' | 'media' | 'link' | 'drop' };

const text = (seq: number, lead: string): Uint8Array => new Uint8Array(Buffer.from(`body of ${lead} ${seq} `.repeat(3)));

function opsOf(seq: number, { lead, row, what }: Deed): WireOp[] {
  const body = text(seq, lead);
  const rev = `r${seq}`;
  switch (what) {
    case 'lead':
      return [
        { table: 'leads', put: { id: lead, rev, showId: 's', body } },
        { table: 'outbox', put: { id: `files:${lead}`, leadId: lead, rev, body: null } },
      ];
    case 'note':
      // a row's number is shared by all leads: it may go from one to another, as a merge does it
      return [{ table: 'interactions', put: { id: `note-${row}`, rev, leadId: lead, body } }];
    case 'media':
      return [{ table: 'media', put: { id: `${lead}-${row}`, rev, leadId: lead, body } }];
    case 'link':
      return [
        { table: 'appointments', put: { id: `a-${lead}`, rev, leadId: lead, body } },
        { table: 'calendarlinks', put: { id: `c:a-${lead}`, rev, appointmentId: `a-${lead}`, body } },
      ];
    case 'drop':
      return [{ table: 'interactions', del: `note-${row}` }];
  }
}

const frameOf = (deed: Deed, seq: number): WireFrame => ({
  seq,
  at: 1_000 + seq,
  line: { seq, at: 1_000 + seq, leadId: deed.lead, touched: [{ table: 'leads', id: deed.lead }], body: text(seq, `line of ${deed.lead}`) },
  ops: opsOf(seq, deed),
});

async function write(profile: string, frames: readonly WireFrame[]): Promise<void> {
  const journal = await openJournal({ folder: join(profile, 'journal'), key, rotateAt: 700 });
  for (const frame of frames) expect((await journal.append(frame)).ok).toBe(true);
  await journal.close();
}

async function readAll(profile: string): Promise<WireFrame[]> {
  const journal = await openJournal({ folder: join(profile, 'journal'), key });
  expect(journal.summary()).toMatchObject({ damaged: 0, torn: 0 });
  const frames: WireFrame[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page = await journal.read({ from, limit: 7, wanted: [[1, 1_000_000]] });
    frames.push(...page.frames);
    from = page.next;
  }
  await journal.close();
  return frames;
}

/** The rows that frames add up to: what a database is made of. */
function rowsOf(frames: readonly WireFrame[]): Map<string, WireOp> {
  const rows = new Map<string, WireOp>();
  for (const op of frames.flatMap(({ ops }) => ops)) {
    if ('put' in op) rows.set(`${op.table}/${op.put.id}`, op);
    else rows.delete(`${op.table}/${op.del}`);
  }
  return rows;
}

const leadOf = (op: WireOp): string =>
  'put' in op ? String(op.put['leadId'] ?? op.put['appointmentId'] ?? op.put.id).replace(/^a-/u, '') : '';

const linesFor = (frames: readonly WireFrame[], erased: ReadonlySet<string>): Map<number, Uint8Array> =>
  new Map(frames.flatMap(({ seq, line }) => (erased.has(line.leadId ?? '') ? [[seq, new Uint8Array([9, seq % 256])] as const] : [])));

const deed = record<Deed>({
  lead: constantFrom(...LEADS),
  row: nat({ max: 3 }),
  what: constantFrom('lead', 'note', 'media', 'link', 'drop'),
});

/** Every state that a crash can leave, made of the journal of before and that of after. */
const CRASHES = ['gathering', 'whole', 'aside', 'swapped', 'done'] as const;

function crashAt(step: (typeof CRASHES)[number], { before, after, profile }: { before: string; after: string; profile: string }): void {
  const at = (name: string): string => join(profile, name);
  rmSync(profile, { recursive: true, force: true });
  if (step === 'done') return cpSync(join(after, 'journal'), at('journal'), { recursive: true });
  cpSync(join(before, 'journal'), at('journal'), { recursive: true });
  cpSync(join(after, 'journal'), at('journal.next'), { recursive: true });
  if (step === 'gathering') {
    const last = readdirSync(at('journal.next')).sort().at(-1);
    if (last !== undefined) truncateSync(join(at('journal.next'), last), 45);
    return undefined;
  }
  writeFileSync(join(at('journal.next'), 'whole'), '');
  if (step !== 'whole') renameSync(at('journal'), at('journal.old'));
  if (step === 'swapped') renameSync(at('journal.next'), at('journal'));
  return undefined;
}

test('after an erasure, cut off anywhere, all other rows are rebuilt and nothing of the erased is in any file', async () => {
  const cases = asyncProperty(
    array(deed, { minLength: 1, maxLength: 40 }),
    array(constantFrom(...LEADS), { minLength: 1, maxLength: 2 }),
    boolean(),
    async (deeds, gone, isCompact) => {
      const [before, after, profile] = [newProfile(), newProfile(), newProfile()];
      const frames = deeds.map((one, at) => frameOf(one, at + 1));
      await write(before, frames);
      cpSync(before, after, { recursive: true });
      const erased = new Set<string>(gone);
      const lines = linesFor(frames, erased);
      const media: string[] = [];
      const onGone = async (rows: ReadonlySet<string>): Promise<void> =>
        void media.push(...[...rows].filter((row) => row.startsWith('media/')), await Promise.resolve(''));
      const plan = { leads: erased, rows: new Set<string>(), lines, isCompact };
      await rewriteJournal({ profile: after, key, rotateAt: 500 }, { plan, onGone });

      const wanted = new Map([...rowsOf(frames)].filter(([, op]) => !erased.has(leadOf(op))));
      for (const step of CRASHES) {
        crashAt(step, { before, after, profile });
        settleRewrite(profile);
        expect(readdirSync(profile)).toEqual(['journal']);
        // what was not gathered whole is begun again
        if (step === 'gathering') await rewriteJournal({ profile, key, rotateAt: 500 }, { plan });
        const read = await readAll(profile);
        expect(read.map(({ seq }) => seq)).toEqual(frames.map(({ seq }) => seq));
        expect(rowsOf(read)).toEqual(wanted);
        for (const [at, frame] of read.entries()) {
          const was = frames[at];
          expect(frame.line.body).toEqual(lines.get(frame.seq) ?? was?.line.body);
          if (!isCompact && !erased.has(was?.line.leadId ?? '')) expect(frame.at).toBe(was?.at);
          const others = frame.ops.filter((op) => 'put' in op && op.table !== 'interactions');
          expect(others.filter((op) => erased.has(leadOf(op)))).toEqual([]);
        }
      }
      const pictures = [...rowsOf(frames)].filter(([name, op]) => name.startsWith('media/') && erased.has(leadOf(op)));
      expect(media.filter((name) => name !== '').sort()).toEqual(pictures.map(([name]) => name).sort());
      for (const one of [before, after, profile]) rmSync(one, { recursive: true, force: true });
    },
  );
  await assert(cases, runs(25));
}, 60_000);

const note = (lead: Deed['lead']): Deed => ({ lead, row: 1, what: 'note' });

test('a note that came by a merge and went back stays with whoever has it now', async () => {
  const profile = newProfile();
  const frames = [note('bob'), note('ann'), note('bob')].map((one, at) => frameOf(one, at + 1));
  await write(profile, frames);
  const plan = { leads: new Set(['ann']), rows: new Set<string>(), lines: new Map<number, Uint8Array>(), isCompact: false };
  expect(await rewriteJournal({ profile, key }, { plan })).toMatchObject({ rows: 0 });
  plan.leads.clear();
  plan.leads.add('bob');
  expect(await rewriteJournal({ profile, key }, { plan })).toMatchObject({ rows: 3 });
});

test('compacting keeps the last version of each row and every line, and makes the journal smaller', async () => {
  const profile = newProfile();
  const frames = Array.from({ length: 60 }, (_, at) => frameOf({ lead: 'ann', row: at % 2, what: 'note' }, at + 1));
  await write(profile, frames);
  const plan = { leads: new Set<string>(), rows: new Set<string>(), lines: new Map<number, Uint8Array>(), isCompact: true };
  const forgotten = await rewriteJournal({ profile, key }, { plan });
  expect([forgotten.rows, forgotten.lines, forgotten.bytes > 2_000]).toEqual([58, 0, true]);
  const read = await readAll(profile);
  expect(read.map(({ line }) => line)).toEqual(frames.map(({ line }) => line));
  expect(rowsOf(read)).toEqual(rowsOf(frames));
});

test('pieces cut off torn ends go, files of another key stay', async () => {
  const profile = newProfile();
  await write(profile, [frameOf({ lead: 'ann', row: 1, what: 'note' }, 1)]);
  const folder = join(profile, 'journal');
  writeFileSync(join(folder, '000001.torn-99'), 'half a frame of ann');
  const other = newProfile();
  const foreign = await openJournal({ folder: join(other, 'journal'), key: new Uint8Array(randomBytes(32)) });
  await foreign.append(frameOf({ lead: 'bob', row: 1, what: 'note' }, 1));
  await foreign.close();
  cpSync(join(other, 'journal', '000001.bbj'), join(folder, '000007.bbj'));
  const bytes = readFileSync(join(folder, '000007.bbj'));
  const plan = { leads: new Set(['ann']), rows: new Set<string>(), lines: new Map<number, Uint8Array>(), isCompact: false };
  await rewriteJournal({ profile, key }, { plan });
  expect(readdirSync(folder).sort()).toEqual(['000007.bbj', '000008.bbj']);
  expect(readFileSync(join(folder, '000007.bbj'))).toEqual(bytes);
  expect((await readAll(profile)).flatMap(({ ops }) => ops)).toEqual([]);
  expect(existsSync(join(profile, 'journal.old'))).toBe(false);
});
