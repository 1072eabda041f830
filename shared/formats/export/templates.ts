import type { Template } from './column.ts';
import { full } from './full.ts';
import { odoo } from './odoo.ts';
import { salesforce } from './salesforce.ts';

/** The templates one may export with; a new one is a file and a line here. */
export const templates: readonly Template[] = [full, odoo, salesforce];

/** A template by name; undefined when there is none. */
export const templateOf = (name: string): Template | undefined => templates.find((template) => template.name === name);
