import { Alert, Button, Group, ScrollArea, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readRefusedLeads } from '#renderer/data/exports.ts';
import type { RefusedLead } from '#renderer/data/exports.ts';
import { retry } from '#renderer/data/outbox.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { templates } from '#shared/formats/export/templates.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { SourceField } from '#shared/crm/sourceFields.ts';
import { mendField } from './mendField.ts';

/** Leads listed at once. */
const SHOWN = 50;

const plain = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '').toLowerCase();

/** The fact a vendor's name of a field stands for, by the columns of our templates; null when it is none of theirs. */
const fieldOf = (name: string | null): SourceField | null => {
  const columns = templates.flatMap((template) => template.columns({ shows: [], language: 'en' }));
  return name === null ? null : (columns.find(({ header }) => plain(header) === plain(name))?.from ?? null);
};

/** What the readers of files refused, in their own words, until the leads are edited. */
export function FileRefusals({ onOpen }: { readonly onOpen: (id: LeadId) => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const found = useLive((live) => readRefusedLeads(live, SHOWN), []);
  if (found === undefined || found.count === 0) return null;
  const { count, leads } = found;
  const mend = ({ id, refusal }: RefusedLead): Promise<void> => mendField(store, onOpen, { id, field: fieldOf(refusal.field), value: '' });
  return (
    <Alert color="red" title={`${t('files.refusals')} (${count})`} p="sm" data-testid="file-refusals">
      <ScrollArea.Autosize mah={180} type="auto">
        {leads.map((lead) => (
          <Group key={lead.id} justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
              <b>{lead.name || t('files.nobody')}</b>{' '}
              {lead.refusal.field === null
                ? lead.refusal.reason
                : t('handover.stuck_field', { field: lead.refusal.field, reason: lead.refusal.reason })}
            </Text>
            <Button size="compact-sm" variant="subtle" style={{ flex: 'none' }} onClick={() => void mend(lead)}>
              {t('files.refusals_mend')}
            </Button>
          </Group>
        ))}
      </ScrollArea.Autosize>
      <Button
        size="compact-sm"
        variant="default"
        mt="xs"
        onClick={() =>
          void retry(
            store,
            FILES_TARGET,
            leads.map(({ id }) => id),
          )
        }
      >
        {t('files.refusals_again')}
      </Button>
    </Alert>
  );
}
