import { Badge, Checkbox, ScrollArea, Select, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { saleText } from '#renderer/i18n/saleText.ts';
import { countOf, isAsked, isOn } from './outcomeLines.ts';
import type { OutcomeCount, OutcomeLine, Ticks } from './outcomeLines.ts';

type Deeds = {
  readonly ticks: Ticks;
  readonly onTick: (key: string, isOn: boolean) => void;
  readonly onChoose: (line: OutcomeLine, id: LeadId) => void;
};
type Props = Deeds & { readonly lines: readonly OutcomeLine[]; readonly height: string };

/** Lines that are drawn; all of them are counted and written. */
const DRAWN = 200;

/** What a person must look at comes first, what nobody was found for last. */
const ORDER: readonly OutcomeCount[] = ['ask', 'won', 'lost', 'gone', 'none', 'same'];
const place = (line: OutcomeLine): number => ORDER.indexOf(countOf(line));

const COLOR: Readonly<Record<OutcomeLine['by'], string>> = {
  key: 'teal',
  email: 'teal',
  crm: 'teal',
  name: 'orange',
  several: 'orange',
  none: 'red',
  gone: 'red',
};

const leadLabel = (lead: Lead): string =>
  [nameOf(lead), lead.contact.organization?.[0], formatInstant(lead.capturedAt)].filter(Boolean).join(' · ');

function Who({ line, onChoose }: { readonly line: OutcomeLine } & Pick<Deeds, 'onChoose'>) {
  const { t } = useTranslation();
  const { lead, leads, who, by, rows } = line;
  const [row] = rows;
  const named = lead === null ? who || t('sale.nobody') : nameOf(lead) || t('sale.nobody');
  const more = lead === null ? '' : (lead.contact.organization?.[0] ?? '');
  return (
    <>
      <Text size="sm" fw={600} truncate c={lead === null ? 'dimmed' : ''} title={named}>
        {named}
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {[more, row === undefined ? '' : t('sale.row', { row: rows.join(', ') })].filter(Boolean).join(' · ')}
      </Text>
      {by === 'several' && (
        <Select
          size="xs"
          data={leads.map((one) => ({ value: one.id as string, label: leadLabel(one) }))}
          value={lead?.id ?? null}
          placeholder={t('sale.by.several')}
          aria-label={t('sale.by.several')}
          onChange={(id) => {
            const found = leads.find((one) => one.id === id);
            if (found !== undefined) onChoose(line, found.id);
          }}
        />
      )}
    </>
  );
}

function Told({ line: { told, step, lead, unread } }: { readonly line: OutcomeLine }) {
  const { t } = useTranslation();
  const isBack = step?.kind === 'ask' && step.after === null;
  return (
    <>
      <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
        {isBack ? t('sale.reopened') : saleText(told)}
      </Text>
      {step?.kind === 'ask' && lead?.sale !== undefined && (
        <Text size="xs" c="orange" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {t('sale.differs', { before: saleText(lead.sale) })}
        </Text>
      )}
      {unread.map((field) => (
        <Text key={field} size="xs" c="orange">
          {t(`sale.unread.${field}`)}
        </Text>
      ))}
    </>
  );
}

function Line({ line, ticks, onTick, onChoose }: Deeds & { readonly line: OutcomeLine }) {
  const { t } = useTranslation();
  const isOpen = line.step !== null && line.step.kind !== 'same';
  return (
    <Table.Tr data-count={countOf(line)}>
      <Table.Td w={44}>
        {isOpen && (
          <Checkbox
            checked={isOn(line, ticks)}
            aria-label={`${t('sale.take')}: ${line.lead === null ? line.who : nameOf(line.lead)}`}
            onChange={(event) => onTick(line.key, event.currentTarget.checked)}
          />
        )}
      </Table.Td>
      <Table.Td maw={250}>
        <Who line={line} onChoose={onChoose} />
      </Table.Td>
      <Table.Td>
        <Told line={line} />
      </Table.Td>
      <Table.Td w={170}>
        <Badge
          size="sm"
          variant="light"
          tt="none"
          h="auto"
          styles={{ label: { whiteSpace: 'normal' } }}
          color={isAsked(line) ? 'orange' : COLOR[line.by]}
        >
          {line.by === 'gone' ? t('sale.crm.gone') : line.step?.kind === 'same' ? t('sale.same') : t(`sale.by.${line.by}`)}
        </Badge>
      </Table.Td>
    </Table.Tr>
  );
}

/** What would be written, line by line, each to be taken or left. */
export function OutcomeTable({ lines, height, ...deeds }: Props) {
  const { t } = useTranslation();
  const sorted = lines.toSorted((a, b) => place(a) - place(b));
  return (
    <ScrollArea.Autosize mah={height} type="auto">
      <Table verticalSpacing={4} stickyHeader data-testid="outcome-lines">
        <Table.Thead>
          <Table.Tr>
            <Table.Th aria-label={t('sale.take')} />
            <Table.Th>{t('sale.columns.who')}</Table.Th>
            <Table.Th>{t('sale.columns.told')}</Table.Th>
            <Table.Th>{t('sale.columns.how')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.slice(0, DRAWN).map((line) => (
            <Line key={line.key} line={line} {...deeds} />
          ))}
        </Table.Tbody>
      </Table>
      {lines.length > DRAWN && (
        <Text size="xs" c="dimmed" p={6}>
          {t('sale.more', { count: lines.length - DRAWN })}
        </Text>
      )}
    </ScrollArea.Autosize>
  );
}
