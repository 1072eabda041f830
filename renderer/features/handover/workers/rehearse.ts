import { expose } from 'comlink';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';
import { findTemplate } from '#shared/formats/export/own.ts';
import { newDesk } from '#shared/formats/rehearsal/desk.ts';
import type { Desk } from '#shared/formats/rehearsal/desk.ts';
import type { Rehearsal } from '#shared/formats/rehearsal/rehearse.ts';

/** What is rehearsed; plain data. */
export type RehearsalRequest = {
  readonly template: string;
  readonly own: readonly ExportTemplate[];
  readonly context: ExportContext;
};

let desk: Desk | null = null;

function begun(): Desk {
  if (desk === null) throw new Error('no rehearsal was begun');
  return desk;
}

const rehearser = {
  /** Begins a rehearsal anew. */
  begin({ template, own, context }: RehearsalRequest): void {
    const found = findTemplate(template, own);
    if (found === undefined) throw new Error(`no template "${template}"`);
    desk = newDesk(found, context);
  },

  /** Judges leads, and forgets those that are in no file any more. */
  check(leads: readonly ExportLead[], gone: readonly LeadId[]): void {
    begun().check(leads);
    begun().forget(gone);
  },

  /** How the import of these leads would go. */
  sum: (ids: readonly LeadId[]): Rehearsal => begun().sum(ids),
};

/** What the worker promises: the contract is taken from its functions. */
export type RehearserWorker = typeof rehearser;

expose(rehearser);
