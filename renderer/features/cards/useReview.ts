import { useState } from 'react';
import { confirmAll } from '#renderer/data/editContact.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { Mark } from './reviewOrder.ts';
import { textForField, withMore } from './takeWords.ts';
import { useSettled } from './useSettled.ts';
import type { Reviewed } from './useSettled.ts';

/** What is being typed or clicked into the field that has the focus; `taken`: how often words were put into it. */
type Draft = { readonly field: ContactField; readonly value: string; readonly taken: number };

export type Review = {
  readonly focused: ContactField;
  readonly valueOf: (field: ContactField) => string;
  readonly markOf: (field: ContactField) => Mark;
  /** The field that wants a look after this one; undefined when all were looked at. */
  readonly nextAfter: (field: ContactField) => ContactField | undefined;
  readonly canUndo: boolean;
  readonly focus: (field: ContactField) => void;
  readonly type: (field: ContactField, value: string) => void;
  /** Drops what is being typed; false when nothing was. */
  readonly drop: () => boolean;
  /** Saves the field as it stands now, or with another value: it was looked at. */
  readonly accept: (field: ContactField, value?: string) => Promise<void>;
  /** Saves what was typed into a field that is being left; what was not touched stays in doubt. */
  readonly leave: (field: ContactField) => void;
  /** Puts words of the picture into the field with the focus: in place of what is there, or behind what was put there before. */
  readonly take: (words: readonly string[], isAdding: boolean) => void;
  /** Says that everything is right as it stands. */
  readonly acceptAll: () => Promise<void>;
  /** Takes back the last change; answers the field it was in. */
  readonly undo: () => ContactField | undefined;
};

/** The state of a review: which field has the focus and what is typed into it, before it is settled. */
export function useReview(reviewed: Reviewed): Review {
  const { store, lead, fields } = reviewed;
  const { saved, mark, isDoubted, settle, undo, canUndo } = useSettled(reviewed);
  const [focused, setFocused] = useState<ContactField>(fields[0] ?? 'given');
  const [draft, setDraft] = useState<Draft | null>(null);
  const valueOf = (field: ContactField): string => (draft?.field === field ? draft.value : saved(field));
  const isTyped = draft !== null && draft.value.trim() !== saved(draft.field);
  return {
    focused,
    valueOf,
    markOf: mark,
    canUndo: canUndo || isTyped,
    nextAfter: (field) => {
      const at = fields.indexOf(field);
      return [...fields.slice(at + 1), ...fields.slice(0, Math.max(0, at))].find(isDoubted);
    },
    focus: (field) => {
      setFocused(field);
      if (draft?.field !== field) setDraft(null);
    },
    type: (field, value) => setDraft({ field, value, taken: draft?.field === field ? draft.taken : 0 }),
    drop: () => {
      setDraft(null);
      return isTyped;
    },
    accept: (field, value = valueOf(field).trim()) => {
      setDraft(null);
      return settle(field, value);
    },
    leave: (field) => {
      if (draft?.field !== field) return;
      if (isTyped) void settle(field, draft.value.trim());
      setDraft(null);
    },
    take: (words, isAdding) => {
      const before = draft?.field === focused ? draft : { value: saved(focused), taken: 0 };
      const more = textForField(focused, words);
      const value = isAdding || before.taken > 0 ? withMore(focused, before.value, more) : more;
      setDraft({ field: focused, value, taken: before.taken + 1 });
      void settle(focused, value.trim());
    },
    acceptAll: async () => {
      if (draft !== null && isTyped) await settle(draft.field, draft.value.trim());
      await confirmAll(store, lead.id);
    },
    undo: () => {
      setDraft(null);
      return undo();
    },
  };
}
