import { asField } from '#shared/crm/mapping.ts';
import { cleanText, present } from '#shared/crm/record.ts';
import type { Connector, CrmRecord, Json, LeadSource } from '#shared/crm/record.ts';
import { SOURCE_FIELDS, isSourceField, readSource } from '#shared/crm/sourceFields.ts';
import type { SourceField } from '#shared/crm/sourceFields.ts';
import type { ChildObject, RestDescription } from './description.ts';
import type { FieldRule } from './descriptionParts.ts';
import { childrenOf } from './facts.ts';
import { blanksIn, cutTo, fill, fillText } from './template.ts';
import type { Scope } from './template.ts';

/** Answers at set-up, by the name of the setting; where nothing was answered, what is usual. */
export type Settings = Readonly<Record<string, string>>;

/** Blanks that settings fill. */
export const settingsOf = ({ settings }: RestDescription, answered: Settings): Settings =>
  Object.fromEntries(
    settings.flatMap(({ name, usual }) => {
      const value = answered[name]?.trim() || usual;
      return value === undefined ? [] : [[name, value]];
    }),
  );

type Know = (name: string) => Json | undefined;

/** What is known under a name: a fact of the child, a field of the lead, or a setting. */
const knower =
  (source: LeadSource, facts: Readonly<Record<string, Json | undefined>>, settings: Settings): Know =>
  (name) => {
    if (Object.hasOwn(facts, name)) return facts[name];
    if (isSourceField(name)) return readSource(source, name);
    return settings[name];
  };

const scopeOf = (text: string, know: Know): Scope => ({
  values: Object.fromEntries(
    blanksIn(text).map((name) => {
      const value = know(name);
      return [name, value === '' ? undefined : value];
    }),
  ),
});

const cut = (value: Json | undefined, most: number | undefined): Json | undefined =>
  typeof value === 'string' && most !== undefined ? cutTo(cleanText(value), most) : value;

/** What a rule puts into its field; undefined when nothing is known. */
function valueOf(rule: FieldRule, know: Know): Json | undefined {
  if (typeof rule === 'string') return fill(rule, scopeOf(rule, know));
  const { from, as = 'text', choices, max, otherwise } = rule;
  const known = (typeof from === 'string' ? [from] : from).map(know).find((value) => value !== undefined && value !== '');
  const value = cut(asField(known, { as, ...(choices === undefined ? {} : { choices }) }), max);
  if (value !== undefined && value !== '') return value;
  return otherwise === undefined ? undefined : cut(fillText(otherwise, scopeOf(otherwise, know)), max);
}

function fieldsOf(rules: Readonly<Record<string, FieldRule>>, know: Know, settings: Settings): Record<string, Json> {
  const entries = Object.entries(rules).flatMap(([written, rule]): [string, Json | undefined][] => {
    const name = fillText(written, { values: settings });
    return name === undefined ? [] : [[name, valueOf(rule, know)]];
  });
  return present(Object.fromEntries(entries));
}

function childRecords(source: LeadSource, child: ChildObject, settings: Settings): CrmRecord[] {
  return childrenOf(source, child).map(({ key, facts, file }) => {
    const fields = fieldsOf(child.fields, knower(source, { ...facts, key }, settings), settings);
    return { model: child.model, externalKey: key, fields, ...(file === undefined ? {} : { file }) };
  });
}

/** A description as a connector: the lead's record first, then what hangs from it, in the description's order. */
export function restConnector(description: RestDescription, answered: Settings): Connector {
  const settings = settingsOf(description, answered);
  const { lead, children } = description;
  const sizes = [lead.save.upsert, lead.save.create, lead.save.update].map((write) => write?.size ?? 1);
  return {
    kind: 'rest',
    // leads written one by one still travel together: the queue is read and settled once for some
    batch: Math.min(100, Math.max(20, ...sizes)),
    recordsOf: (source) => {
      const { externalKey } = source.lead;
      const fields = fieldsOf(lead.fields, knower(source, { key: externalKey }, settings), settings);
      return [{ model: lead.model, externalKey, fields }, ...children.flatMap((child) => childRecords(source, child, settings))];
    },
  };
}

/** What goes where without being told, for the mapping editor: the one source field, or null for a rule with more to it. */
export function usualOf({ lead, ...description }: RestDescription, answered: Settings): Readonly<Record<string, SourceField | null>> {
  const settings = settingsOf({ lead, ...description }, answered);
  return Object.fromEntries(
    Object.entries(lead.fields).map(([written, rule]) => {
      const from = typeof rule === 'string' ? /^\{(\w+)\}$/u.exec(rule)?.[1] : typeof rule.from === 'string' ? rule.from : rule.from[0];
      const isKnown = from !== undefined && Object.hasOwn(SOURCE_FIELDS, from) && isSourceField(from);
      return [fillText(written, { values: settings }) ?? written, isKnown ? from : null];
    }),
  );
}
