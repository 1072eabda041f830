import { asField } from '#shared/crm/mapping.ts';
import { cleanText, present } from '#shared/crm/record.ts';
import type { Connector, CrmRecord, Json, LeadSource } from '#shared/crm/record.ts';
import { SOURCE_FIELDS, isSourceField, readSource } from '#shared/crm/sourceFields.ts';
import type { SourceField } from '#shared/crm/sourceFields.ts';
import type { ChildObject, RestDescription } from './description.ts';
import type { FieldRule } from './descriptionParts.ts';
import { childrenOf, leadFacts } from './facts.ts';
import { blanksIn, cutTo, fill, fillText } from './template.ts';
import type { Scope } from './template.ts';

/** Field of a picture's record that says which picture it is; it does not travel. */
export const FILE_FIELD = 'file.sha256';

/** Answers at set-up, by the name of the setting; where nothing was answered, what is usual. */
export type Settings = Readonly<Record<string, string>>;

/** Blanks that settings fill. */
export function settingsOf({ settings }: Pick<RestDescription, 'settings'>, answered: Settings): Settings {
  const known: Record<string, string> = {};
  for (const { name, usual } of settings) {
    const value = answered[name]?.trim() || (usual === undefined ? undefined : fillText(usual, { values: known }));
    if (value !== undefined) known[name] = value;
  }
  return known;
}

/** A target's address: the description's, filled; null while an answer it needs is missing. */
export const restUrl = (description: Pick<RestDescription, 'settings' | 'url'>, answered: Settings): string | null =>
  fillText(description.url, { values: settingsOf(description, answered) }) ?? null;

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

function known({ from, text }: Exclude<FieldRule, string>, know: Know): Json | undefined {
  const found = [from]
    .flat()
    .map(know)
    .find((value) => value !== undefined && value !== '');
  return found ?? (text === undefined ? undefined : fill(text, scopeOf(text, know)));
}

/** Our words in the target's; what it has no word for says nothing there. */
function chosen(value: Json | undefined, choices: Readonly<Record<string, string>> | undefined): Json | undefined {
  if (choices === undefined || value === undefined) return value;
  if (Array.isArray(value)) return value.flatMap((one: Json) => chosen(one, choices) ?? []);
  return typeof value === 'string' && Object.hasOwn(choices, value) ? choices[value] : undefined;
}

/** What a rule puts into its field; undefined when nothing is known. */
function valueOf(rule: FieldRule, know: Know): Json | undefined {
  if (typeof rule === 'string') return fill(rule, scopeOf(rule, know));
  const { as = 'text', choices, max, otherwise } = rule;
  const value = cut(asField(chosen(known(rule, know), choices), { as }), max);
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

function childRecords(source: LeadSource, child: ChildObject, settings: Settings): Omit<CrmRecord, 'part'>[] {
  return childrenOf(source, child).map(({ key, facts, file }) => {
    const fields = fieldsOf(child.fields, knower(source, { ...leadFacts(source), ...facts, key }, settings), settings);
    if (file === undefined) return { model: child.model, externalKey: key, fields };
    // a picture may need no field at all; what it is decides whether it has been sent
    return { model: child.model, externalKey: key, fields: { ...fields, [FILE_FIELD]: file.sha256 }, file };
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
    areChoicesNumbers: description.values.choices === 'number',
    recordsOf: (source) => {
      const { externalKey } = source.lead;
      const fields = fieldsOf(lead.fields, knower(source, leadFacts(source), settings), settings);
      return [
        { model: lead.model, externalKey, fields },
        ...children.flatMap((child, part) => childRecords(source, child, settings).map((record) => ({ ...record, part }))),
      ];
    },
  };
}

/** What goes where without being told, for the mapping editor: the one source field, or null for a rule with more to it. */
export function usualOf(description: RestDescription, answered: Settings): Readonly<Record<string, SourceField | null>> {
  const settings = settingsOf(description, answered);
  return Object.fromEntries(
    Object.entries(description.lead.fields).map(([written, rule]) => {
      const from = typeof rule === 'string' ? /^\{(\w+)\}$/u.exec(rule)?.[1] : [rule.from].flat()[0];
      const isKnown = from !== undefined && Object.hasOwn(SOURCE_FIELDS, from) && isSourceField(from);
      return [fillText(written, { values: settings }) ?? written, isKnown ? from : null];
    }),
  );
}
