import type { Template } from './column.ts';
import { dynamics } from './dynamics.ts';
import { full } from './full.ts';
import { hubspot } from './hubspot.ts';
import { mailchimp, mailchimpWithdrawn } from './mailchimp.ts';
import { odoo } from './odoo.ts';
import { pipedrive } from './pipedrive.ts';
import { salesforce } from './salesforce.ts';
import { zoho } from './zoho.ts';

/** The templates one may export with; a new one is a file and a line here. */
export const templates: readonly Template[] = [full, salesforce, hubspot, dynamics, zoho, pipedrive, odoo, mailchimp, mailchimpWithdrawn];

/** A template by name; undefined when there is none. */
export const templateOf = (name: string): Template | undefined => templates.find((template) => template.name === name);
