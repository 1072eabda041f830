import { Button, Group, Paper, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEEDS } from '#renderer/data/auditTrail.ts';
import type { AuditLine, AuditQuestion, DeedKind } from '#renderer/data/auditTrail.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, instantOf } from '#shared/lib/time.ts';
import { auditDetails } from './auditDetails.ts';
import { historyWords } from './historyWords.ts';
import type { HistoryWords } from './historyWords.ts';
import { saveAudit } from './saveAudit.ts';
import { useAudit } from './useAudit.ts';

type Props = { readonly show: Show; readonly onOpen: (id: LeadId) => void };

/** Stands for lines that nobody signed. */
const NOBODY = '-';

type Asked = {
  readonly by: string | null;
  readonly kind: DeedKind | null;
  readonly day: string;
  readonly lead: { id: LeadId; name: string } | null;
};

function questionOf({ by, kind, day, lead }: Asked, zone: string): AuditQuestion {
  return {
    ...(by === null ? {} : { by: by === NOBODY ? null : (by as StaffId) }), // ids of the staff offered
    ...(kind === null ? {} : { kind }),
    ...(lead === null ? {} : { leadId: lead.id }),
    ...(day === '' ? {} : { from: instantOf({ day, minutes: 0 }, zone), before: instantOf({ day: addDays(day, 1), minutes: 0 }, zone) }),
  };
}

type RowProps = { readonly line: AuditLine; readonly words: HistoryWords; readonly zone: string; readonly onLead: () => void };

function Row({ line, words, zone, onLead }: RowProps) {
  const { t } = useTranslation();
  const isGone = line.leadId !== null && line.name === '';
  return (
    <Table.Tr data-seq={line.seq}>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(line.at, zone)}</Table.Td>
      <Table.Td>{line.by === null ? t('audit.nobody') : words.staff(line.by)}</Table.Td>
      <Table.Td>{words.action(line.action)}</Table.Td>
      <Table.Td>
        {line.leadId !== null &&
          (isGone ? (
            <Text size="sm" c="dimmed">
              {t('audit.gone')}
            </Text>
          ) : (
            <Button variant="subtle" size="compact-sm" onClick={onLead} maw="100%">
              {line.name}
            </Button>
          ))}
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
          {auditDetails(line, words)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** The columns and their widths, px: most lines stay one line high, what is left is for the details. */
const COLUMNS = [
  ['when', 165],
  ['who', 150],
  ['what', 190],
  ['whom', 190],
  ['details', undefined],
] as const;

type FilterProps = {
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  readonly shows: readonly Show[];
  readonly onOpen: Props['onOpen'];
};

/** Whose lines, of what kind, of which day and lead. */
function Filters({ asked, onAsk, shows, onOpen }: FilterProps) {
  const { t } = useTranslation();
  const staff = [...new Map(shows.flatMap((show) => show.staff).map(({ id, name }) => [id as string, name])).entries()];
  return (
    <Group align="flex-end" gap="sm" wrap="wrap">
      <Select
        label={t('audit.staff')}
        placeholder={t('audit.anybody')}
        data={[...staff.map(([value, label]) => ({ value, label })), { value: NOBODY, label: t('audit.nobody') }]}
        value={asked.by}
        onChange={(by) => onAsk({ ...asked, by })}
        clearable
        searchable
        w={220}
      />
      <Select
        label={t('audit.kind')}
        placeholder={t('audit.any')}
        data={(Object.keys(DEEDS) as DeedKind[]).map((value) => ({ value, label: t(`audit.deeds.${value}`) }))} // keys of the record
        value={asked.kind}
        onChange={(value) => onAsk({ ...asked, kind: value })}
        clearable
        w={240}
      />
      <TextInput
        type="date"
        label={t('audit.day')}
        value={asked.day}
        onChange={({ currentTarget }) => onAsk({ ...asked, day: currentTarget.value })}
        w={160}
      />
      {asked.lead !== null && (
        <Group gap={4}>
          <Button variant="light" onClick={() => onOpen(asked.lead?.id ?? ('' as LeadId))} maw={260}>
            {t('audit.search', { name: asked.lead.name })}
          </Button>
          <Button variant="subtle" onClick={() => onAsk({ ...asked, lead: null })}>
            {t('audit.clear')}
          </Button>
        </Group>
      )}
    </Group>
  );
}

/** Who did what, and when: the lines of the history, sealed with the changes they tell. */
export function AuditPanel({ show, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const shows = useLive((live) => readShows(live), []) ?? [show];
  const [asked, setAsked] = useState<Asked>({ by: null, kind: null, day: '', lead: null });
  const [saving, setSaving] = useState(false);
  const question = questionOf(asked, show.zone);
  const { lines, isBusy, looked, hasMore, more, stop } = useAudit(question);
  const words = historyWords(shows);
  const save = (): Promise<void> => {
    setSaving(true);
    return saveAudit(store, { question, show, words }).finally(() => setSaving(false));
  };
  return (
    <Paper withBorder radius="lg" p="md" mb="md">
      <Stack gap="sm">
        <PanelHead title={t('audit.title')} text={t('audit.text')}>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={saving}
            onClick={() => void save()}
            style={{ flexShrink: 0 }}
          >
            {t('audit.csv')}
          </Button>
        </PanelHead>
        <Filters asked={asked} onAsk={setAsked} shows={shows} onOpen={onOpen} />
        <Table.ScrollContainer minWidth={760}>
          <Table verticalSpacing={6} layout="fixed" data-testid="audit-lines">
            <Table.Thead>
              <Table.Tr>
                {COLUMNS.map(([name, width]) => (
                  <Table.Th key={name} w={width}>
                    {t(`audit.${name}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Row
                  key={line.seq}
                  line={line}
                  words={words}
                  zone={show.zone}
                  onLead={() => line.leadId !== null && setAsked({ ...asked, lead: { id: line.leadId, name: line.name } })}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {isBusy && (
          <Group gap="sm">
            <Text size="sm" c="dimmed" component="output">
              {t('audit.looking', { count: looked })}
            </Text>
            <Button size="compact-sm" variant="default" onClick={stop}>
              {t('audit.stop')}
            </Button>
          </Group>
        )}
        {!isBusy && lines.length === 0 && <Text c="dimmed">{t('audit.none')}</Text>}
        {!isBusy && hasMore && (
          <Group>
            <Button variant="default" onClick={more}>
              {t('audit.more')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
