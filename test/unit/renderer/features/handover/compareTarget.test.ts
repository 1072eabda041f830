import { expect, test } from 'vitest';
import type { PushInput, ReadBack } from '#shared/crm/push.ts';
import { compareTarget, comparisonFile } from '#renderer/features/handover/compareTarget.ts';
import type { Comparison } from '#renderer/features/handover/compareTarget.ts';
import { previewTarget } from '#renderer/features/handover/previewTarget.ts';
import { addTarget, readTargets, setMapping } from '#renderer/data/targets.ts';
import { counts } from '#renderer/data/outbox.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { calm, newBooth, newFakeCrm, pushAll, target, targetId } from '#test/unit/renderer/data/fakeCrm.ts';

const record = { v: 1, ...target, name: 'CRM', addedAt: 0, isPaused: false } as const;

const back = (input: PushInput): ReadBack[] =>
  input.leads.map(({ lead, remoteId }, at): ReadBack => {
    const base = { leadId: lead.id, remoteId, differences: [], found: 1 };
    if (at === 0) return { ...base, state: 'missing', found: 0 };
    if (at === 1) return { ...base, state: 'differs', differences: [{ field: 'phone', ours: '+33 1', theirs: '=2+2' }] };
    return { ...base, state: 'same', found: at === 2 ? 2 : 1 };
  });

test('every lead is read back once, and what is missing, changed or double is named with its lead', async () => {
  const { store } = await newBooth(5);
  const seen: Comparison[] = [];
  const booth = { crmReadBack: async (input: PushInput) => ok(back(input)) };
  const compared = await compareTarget({ store, booth }, record, { signal: calm.signal, onProgress: (one) => seen.push(one) });
  expect(compared).toMatchObject({
    ok: true,
    value: { done: 5, total: 5, counts: { same: 2, differs: 1, missing: 1, double: 1, unsent: 0 } },
  });
  expect(seen).toHaveLength(1);
  if (!compared.ok) return;
  expect(compared.value.findings.map(({ state }) => state)).toEqual(['missing', 'differs', 'double']);
  const file = new TextDecoder().decode(comparisonFile(compared.value, ';'));
  // three findings below the head, and what somebody wrote there is never run by a spreadsheet
  expect(file.trim().split('\r\n')).toHaveLength(4);
  expect(file).toContain("'=2+2");
});

test('a target that cannot be read says why, and nothing is guessed', async () => {
  const { store } = await newBooth(2);
  const booth = { crmReadBack: async () => fail('offline' as const, 'ECONNREFUSED') };
  expect(await compareTarget({ store, booth }, record, { signal: calm.signal, onProgress: () => undefined })).toEqual(
    fail('offline', 'ECONNREFUSED'),
  );
});

test('another mapping makes every lead due again, and it is kept with the target', async () => {
  const booth = await newBooth(3);
  const crm = newFakeCrm();
  booth.store.targets.splice(0);
  await addTarget(booth.store, { id: targetId, name: 'CRM', config: target.config });
  await pushAll(booth, crm);
  expect(await counts(booth.store, targetId)).toMatchObject({ sent: 3, ready: 0 });
  await setMapping(booth.store, targetId, { website: null });
  expect(await counts(booth.store, targetId)).toMatchObject({ sent: 0, ready: 3 });
  expect((await readTargets(booth.store)).map(({ mapping }) => mapping)).toEqual([{ website: null }]);
  await setMapping(booth.store, targetId, {});
  expect((await readTargets(booth.store)).map(({ mapping }) => mapping)).toEqual([undefined]);
});

test('a preview shows the newest three leads and asks nobody outside', async () => {
  const { store, ids } = await newBooth(5);
  const asked: PushInput[] = [];
  const booth = {
    crmPreview: async (input: PushInput) => {
      asked.push(input);
      return ok(input.leads.map(({ lead }) => ({ leadId: lead.id, records: [] })));
    },
  };
  const previews = await previewTarget({ store, booth }, target);
  expect(previews.ok && previews.value.length).toBe(3);
  expect(asked.map(({ dryRun }) => dryRun)).toEqual([true]);
  expect(previews.ok && previews.value.every(({ leadId }) => ids.includes(leadId))).toBe(true);
});
