import type { TargetConfig } from '#shared/domain/target.ts';
import { odoo } from './odoo.ts';
import type { Connector } from './record.ts';
import { webhook } from './webhook.ts';

/** Every CRM we can write to. A new one is one file here and one transport in main. */
export const connectors = { webhook, odoo } satisfies Record<TargetConfig['kind'], Connector>;
