import type { CrmRecord } from '#shared/crm/record.ts';
import { LEAD_MODEL } from '#shared/crm/odoo.ts';
import { loadRecords } from './odooLoad.ts';
import type { OdooLink } from './odooCall.ts';
import { stopsBatch } from './transport.ts';
import type { Landing } from './transport.ts';

/** A picture of ours, and Odoo's id of the lead it hangs from. */
export type Hanging = { readonly record: CrmRecord; readonly leadId: string };

/** Bytes of pictures in one call: some seconds over the Wi-Fi of a hall. A larger picture goes alone. */
const BYTES_A_CALL = 2 * 1024 * 1024;

type Loaded = { readonly record: CrmRecord; readonly bytes: number };

/** The picture's record with its bytes in it; null when the file is not there. */
async function filled(link: OdooLink, { record, leadId }: Hanging): Promise<Loaded | null> {
  const fields = { ...record.fields, res_model: LEAD_MODEL, res_id: leadId };
  if (record.file === undefined || record.fields['datas'] === undefined) return { record: { ...record, fields }, bytes: 0 };
  const bytes = await link.readFile(record.file.id);
  if (bytes === null) return null;
  return { record: { ...record, fields: { ...fields, datas: Buffer.from(bytes).toString('base64') } }, bytes: bytes.byteLength };
}

/**
 * The same picture in other bytes: a zero behind its end, which no reader of pictures looks at. An Odoo that was killed while it wrote a file
 * keeps half of it under the sum of the whole, and from then on refuses these very bytes ("collides with an existing file"), in whatever
 * language the user of the key speaks.
 */
function otherBytes(record: CrmRecord): CrmRecord {
  const { datas } = record.fields;
  if (typeof datas !== 'string' || datas === '') return record;
  const bytes = Buffer.concat([Buffer.from(datas, 'base64'), Buffer.alloc(1)]);
  return { ...record, fields: { ...record.fields, datas: bytes.toString('base64') } };
}

/**
 * Puts pictures beside their leads, each once, whatever was sent before; one that is refused is tried once more (`otherBytes`). A picture whose file is not there has no landing: that is no
 * fault of the lead. After a fault that the next call would meet too the rest is `untried`.
 */
export async function loadFiles(link: OdooLink, files: readonly Hanging[]): Promise<ReadonlyMap<string, Landing>> {
  const landings = new Map<string, Landing>();
  let waiting: Loaded[] = [];
  let stopped = false;
  const flush = async (): Promise<void> => {
    const records = waiting.map(({ record }) => record);
    waiting = [];
    const first = await loadRecords(link, { records, batch: records.length });
    const again = records.filter(({ externalKey }) => first.get(externalKey)?.kind === 'refused').map(otherBytes);
    const second = again.length === 0 ? first : await loadRecords(link, { records: again, batch: again.length });
    for (const [key, landing] of [...first, ...second]) {
      landings.set(key, landing);
      stopped ||= stopsBatch(landing);
    }
  };
  for (const file of files) {
    if (stopped) {
      landings.set(file.record.externalKey, { kind: 'untried', reason: 'not tried' });
      continue;
    }
    const next = await filled(link, file);
    if (next === null) continue;
    const total = waiting.reduce((sum, { bytes }) => sum + bytes, next.bytes);
    if (waiting.length > 0 && total > BYTES_A_CALL) await flush();
    if (stopped) landings.set(file.record.externalKey, { kind: 'untried', reason: 'not tried' });
    else waiting.push(next);
  }
  if (waiting.length > 0) await flush();
  return landings;
}
