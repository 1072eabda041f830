import { Alert, Badge, Button, Group, Loader, Modal, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findErrorRows } from '#renderer/data/errorRows.ts';
import type { FoundRow } from '#renderer/data/errorRows.ts';
import { refuseExported } from '#renderer/data/exports.ts';
import type { Refused } from '#renderer/data/exports.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { FileAsk } from '#renderer/ui/FileAsk.tsx';
import { readErrorsBeside } from '#renderer/data/tableFiles.ts';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';
import { LARGEST_ERROR_FILE, readErrorText } from '#shared/formats/rehearsal/errorFile.ts';
import type { ErrorFileFault, ErrorRow } from '#shared/formats/rehearsal/errorFile.ts';
import { useLastFile } from './lastFile.ts';

type Step =
  | { readonly kind: 'ask'; readonly fault: ErrorFileFault | 'no-text' | null }
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly rows: readonly FoundRow[]; readonly done: Refused | null };

/** Rows that are drawn. */
const DRAWN = 100;

type AskProps = {
  readonly fault: ErrorFileFault | 'no-text' | null;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
};

function Ask({ fault, onFile, onText }: AskProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const words = fault === 'no-text' ? t('files.error_text_none') : fault === null ? null : t(`files.error_fault.${fault}`);
  return (
    <FileAsk
      text={t('files.error_text')}
      pick={t('files.error_pick')}
      icon={<IconFileAlert size={18} />}
      fault={words}
      onFile={onFile}
      testId="error-drop"
    >
      <GrowingTextarea
        label={t('files.error_paste')}
        description={t('files.error_paste_hint')}
        minRows={3}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" disabled={text.trim() === ''} onClick={() => onText(text)}>
          {t('files.error_read')}
        </Button>
      </Group>
    </FileAsk>
  );
}

function FoundLine({ found: { row, lead, by } }: { readonly found: FoundRow }) {
  const { t } = useTranslation();
  const told = [row.name, row.company, row.email, row.row === null ? '' : t('files.error_row', { row: row.row })]
    .filter(Boolean)
    .join(' · ');
  return (
    <Table.Tr data-lead={lead?.id}>
      <Table.Td maw={210}>
        <Text size="sm" fw={600} truncate c={lead === null ? 'dimmed' : ''}>
          {lead === null ? told || t('files.nobody') : lead.name || t('files.nobody')}
        </Text>
        <Badge size="xs" variant="light" tt="none" color={lead === null ? 'red' : by === 'key' || by === 'email' ? 'teal' : 'orange'}>
          {by === null ? t('files.error_none') : t(`files.error_by_${by}`)}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {row.field === null ? row.reason : t('handover.stuck_field', { field: row.field, reason: row.reason })}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function Done({ rows, done }: { readonly rows: readonly FoundRow[]; readonly done: Refused }) {
  const { t } = useTranslation();
  const lost = rows.filter(({ lead }) => lead === null).length + done.unknown.length;
  return (
    <Alert color={lost === 0 ? 'teal' : 'orange'} data-testid="error-done">
      <Text size="sm">{t('files.error_done', { count: done.refused.length })}</Text>
      {done.edited.length > 0 && <Text size="sm">{t('files.error_edited', { count: done.edited.length })}</Text>}
      {lost > 0 && <Text size="sm">{t('files.error_unknown', { count: lost })}</Text>}
    </Alert>
  );
}

type FoundProps = {
  readonly step: Extract<Step, { kind: 'found' }>;
  readonly onApply: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
};

function Found({ step: { rows, done }, onApply, onBack, onClose }: FoundProps) {
  const { t } = useTranslation();
  const matched = new Set(rows.flatMap(({ lead }) => lead?.id ?? [])).size;
  // once it is noted, what is left to a person is what nobody was found for
  const shown = done === null ? rows : rows.filter(({ lead }) => lead === null || done.unknown.includes(lead.id));
  return (
    <Stack gap="sm">
      {done === null ? (
        <Text fw={600} data-testid="error-found">
          {t('files.error_found', { count: rows.length, found: rows.filter(({ lead }) => lead !== null).length })}
        </Text>
      ) : (
        <Done rows={rows} done={done} />
      )}
      <ScrollArea.Autosize mah="50vh" type="auto">
        <Table verticalSpacing={4} data-testid="error-rows">
          <Table.Tbody>
            {shown.slice(0, DRAWN).map((found) => (
              <FoundLine key={found.row.at} found={found} />
            ))}
          </Table.Tbody>
        </Table>
        {shown.length > DRAWN && (
          <Text size="xs" c="dimmed" p={6}>
            {t('files.more_rows', { count: shown.length - DRAWN })}
          </Text>
        )}
      </ScrollArea.Autosize>
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('files.error_back')}
        </Button>
        {done === null ? (
          <Button disabled={matched === 0} onClick={onApply} data-autofocus>
            {t('files.error_apply', { count: matched })}
          </Button>
        ) : (
          <Button onClick={onClose} data-autofocus>
            {t('files.close')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Reads what an import did not take back onto the leads: a file or pasted messages, first shown, then noted. */
export function ErrorFileDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const lastRows = useLastFile(({ rows }) => rows);
  const [step, setStep] = useState<Step>({ kind: 'ask', fault: null });
  const look = async (rows: readonly ErrorRow[]): Promise<void> =>
    setStep({ kind: 'found', rows: await findErrorRows(store, rows, lastRows), done: null });
  const takeFile = async (file: File): Promise<void> => {
    if (file.size > LARGEST_ERROR_FILE) return setStep({ kind: 'ask', fault: 'too-large' });
    setStep({ kind: 'reading' });
    const read = await readErrorsBeside(new Uint8Array(await file.arrayBuffer()));
    return read.ok ? look(read.value) : setStep({ kind: 'ask', fault: read.error });
  };
  const takeText = async (text: string): Promise<void> => {
    const rows = readErrorText(text);
    if (rows.length === 0) return setStep({ kind: 'ask', fault: 'no-text' });
    setStep({ kind: 'reading' });
    return look(rows);
  };
  const apply = async (rows: readonly FoundRow[]): Promise<void> => {
    const refusals = rows.flatMap(({ lead, row: { field, reason } }) =>
      lead === null ? [] : [{ leadId: lead.id, refusal: { field, reason } }],
    );
    setStep({ kind: 'found', rows, done: await refuseExported(store, refusals) });
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('files.error_title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {step.kind === 'ask' && <Ask fault={step.fault} onFile={(file) => void takeFile(file)} onText={(text) => void takeText(text)} />}
      {step.kind === 'reading' && <Loader />}
      {step.kind === 'found' && (
        <Found step={step} onApply={() => void apply(step.rows)} onBack={() => setStep({ kind: 'ask', fault: null })} onClose={onClose} />
      )}
    </Modal>
  );
}
