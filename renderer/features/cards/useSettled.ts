import { useState } from 'react';
import { confirmField, doubtsOf, editContact, restoreField } from '#renderer/data/editContact.ts';
import type { Store } from '#renderer/data/store.ts';
import { CONTACT_FIELDS } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { markOf } from './reviewOrder.ts';
import type { Mark } from './reviewOrder.ts';

/** A field before a change, to put it back. */
type Was = { readonly field: ContactField; readonly value: string; readonly toCheck: readonly string[] };

/** A value that is being saved: shown until the lead comes back with it. */
type Saving = { readonly value: string; readonly since: number };

export type Reviewed = {
  readonly store: Store;
  readonly lead: Lead;
  /** The show's, to read phone numbers without a prefix. */
  readonly country: string;
  readonly fields: readonly ContactField[];
};

/** What was looked at in a review: each field is saved as soon as it is settled, and can be put back, the last one first. */
export function useSettled({ store, lead, country, fields }: Reviewed) {
  const [seen, setSeen] = useState<ReadonlySet<ContactField>>(new Set());
  const [undoable, setUndoable] = useState<readonly Was[]>([]);
  const [saving, setSaving] = useState<ReadonlyMap<ContactField, Saving>>(new Map());
  const saved = (field: ContactField): string => {
    const underWay = saving.get(field);
    return underWay?.since === lead.updatedAt ? underWay.value : CONTACT_FIELDS[field].read(lead.contact);
  };
  const mark = (field: ContactField): Mark => markOf(lead, field, seen.has(field));
  const isDoubted = (field: ContactField): boolean => mark(field) === 'check' || mark(field) === 'unsure';
  /** Doubts that a field shares with others which nobody has looked at yet. */
  const sharedBy = (field: ContactField): string[] => {
    const others = new Set(fields.filter((other) => other !== field && isDoubted(other)).flatMap(doubtsOf));
    return doubtsOf(field).filter((doubt) => others.has(doubt));
  };
  const settle = async (field: ContactField, value: string): Promise<void> => {
    const keep = sharedBy(field);
    const isTyped = value !== saved(field);
    if (isTyped || isDoubted(field)) setUndoable((all) => [...all, { field, value: saved(field), toCheck: lead.toCheck }]);
    setSeen((all) => new Set([...all, field]));
    if (isTyped) setSaving((all) => new Map([...all, [field, { value, since: lead.updatedAt }]]));
    await (isTyped ? editContact(store, lead.id, { field, value, country, keep }) : confirmField(store, lead.id, { field, keep }));
  };
  const undo = (): ContactField | undefined => {
    const last = undoable.at(-1);
    if (last === undefined) return undefined;
    setUndoable((all) => all.slice(0, -1));
    setSeen((all) => new Set([...all].filter((field) => field !== last.field)));
    setSaving(new Map());
    void restoreField(store, lead.id, { ...last, country });
    return last.field;
  };
  return { saved, mark, isDoubted, settle, undo, canUndo: undoable.length > 0 };
}
