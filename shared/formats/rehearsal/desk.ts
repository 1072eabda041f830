import type { LeadId } from '#shared/domain/ids.ts';
import type { Template } from '#shared/formats/export/column.ts';
import type { ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';
import { newRowChecker } from './checkRow.ts';
import type { RowCheck } from './checkRow.ts';
import { rehearse } from './rehearse.ts';
import type { Rehearsal } from './rehearse.ts';

/** Where a rehearsal is kept up while leads are mended: only the leads that changed are judged again. */
export type Desk = {
  /** Judges leads, anew when they were judged before. */
  readonly check: (leads: readonly ExportLead[]) => void;
  /** Leads that are in no file any more. */
  readonly forget: (ids: readonly LeadId[]) => void;
  /** The rehearsal of a file of these leads, in this order; who is not known to the desk is not in it. */
  readonly sum: (ids: readonly LeadId[]) => Rehearsal;
};

/** Begins a rehearsal for a template. */
export function newDesk(template: Template, context: ExportContext): Desk {
  const checkRow = newRowChecker(template, context);
  const checks = new Map<LeadId, RowCheck>();
  return {
    check(leads) {
      for (const item of leads) checks.set(item.lead.id, checkRow(item));
    },
    forget(ids) {
      for (const id of ids) checks.delete(id);
    },
    sum: (ids) =>
      rehearse(
        ids.map((id) => checks.get(id)).filter((check) => check !== undefined),
        template,
      ),
  };
}
