import { readBatch } from '#renderer/data/outbox.ts';
import { newestLeads } from '#renderer/data/targets.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Preview, PreflightError, PushInput, PushTarget } from '#shared/crm/push.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';

/** How many leads a mapping is tried on. */
const LEADS = 3;

export type PreviewCalls = { readonly crmPreview: (input: PushInput) => Promise<Result<readonly Preview[], PreflightError>> };

/** A lead by name, and its records as the target would get them. */
export type PreviewedLead = Preview & { readonly name: string };

/** The newest leads of real shows as a target would get them, by a mapping that is not saved yet. Asks nobody outside. */
export async function previewTarget(
  { store, booth }: { readonly store: Store; readonly booth: PreviewCalls },
  target: PushTarget,
): Promise<Result<readonly PreviewedLead[], PreflightError>> {
  const { items, shows } = await readBatch(store, target.id, await newestLeads(store, LEADS));
  if (items.length === 0) return ok([]);
  const previews = await booth.crmPreview({ target, shows, leads: items, dryRun: true });
  if (!previews.ok) return previews;
  const names = new Map(items.map(({ lead }) => [lead.id, nameOf(lead)]));
  return ok(previews.value.map((preview) => ({ ...preview, name: names.get(preview.leadId) ?? '' })));
}
