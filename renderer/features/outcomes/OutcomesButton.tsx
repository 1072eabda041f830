import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileCheck, IconTrophy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { LARGEST_OUTCOMES } from '#shared/formats/outcomes/readOutcomes.ts';
import type { OutcomesChoice, OutcomesFault, OutcomesFile } from '#shared/formats/outcomes/readOutcomes.ts';
import { localTime } from '#shared/lib/time.ts';
import type { FoundOutcome } from '#renderer/data/outcomeRows.ts';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { FileAsk } from '#renderer/ui/FileAsk.tsx';
import { FileQuestions } from './FileQuestions.tsx';
import { linesOfFile } from './outcomeLines.ts';
import type { Chosen, OutcomeLine } from './outcomeLines.ts';
import { OutcomesPreview } from './OutcomesPreview.tsx';
import { readOutcomesFile } from './readOutcomesFile.ts';

type Props = { readonly show: Show; readonly search: Search };

type Step =
  | { readonly kind: 'ask'; readonly fault: OutcomesFault | null }
  | { readonly kind: 'reading' }
  | {
      readonly kind: 'found';
      readonly bytes: Uint8Array;
      readonly file: OutcomesFile;
      readonly found: readonly FoundOutcome[];
      readonly choice: OutcomesChoice;
    };

function Ask({ fault, onFile }: { readonly fault: OutcomesFault | null; readonly onFile: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <FileAsk
      text={t('sale.file.text')}
      pick={t('sale.file.pick')}
      icon={<IconFileCheck size={18} />}
      fault={fault === null ? null : t(`sale.fault.${fault}`)}
      onFile={onFile}
      testId="outcomes-drop"
    />
  );
}

type FoundProps = {
  readonly step: Extract<Step, { kind: 'found' }>;
  readonly show: Show;
  readonly onChoice: (choice: OutcomesChoice) => void;
  readonly onBack: () => void;
  readonly onEnd: () => void;
};

function Found({ step: { file, found, choice }, show, onChoice, onBack, onEnd }: FoundProps) {
  const { t } = useTranslation();
  const store = useStore();
  const [chosen, setChosen] = useState<Chosen>({});
  const lines = linesOfFile(found, chosen, { from: 'file', today: localTime(store.now(), show.zone).day });
  const choose = (line: OutcomeLine, id: LeadId): void =>
    setChosen((now) => ({ ...now, ...Object.fromEntries(line.rows.map((row) => [String(row), id])) }));
  return (
    <OutcomesPreview
      lines={lines}
      height="45vh"
      head={<FileQuestions file={file} choice={choice} onChoice={onChoice} />}
      tools={
        <Button variant="default" onClick={onBack}>
          {t('sale.file.back')}
        </Button>
      }
      onChoose={choose}
      onEnd={onEnd}
    />
  );
}

/** Opens the window in which a file of outcomes is read: first shown, then written, taken back by one button. */
export function OutcomesButton({ show, search }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [step, setStep] = useState<Step>({ kind: 'ask', fault: null });
  const read = async (bytes: Uint8Array, choice: OutcomesChoice): Promise<void> => {
    const result = await readOutcomesFile({ store, search, show }, bytes, choice);
    setStep(result.ok ? { kind: 'found', bytes, choice, ...result.value } : { kind: 'ask', fault: result.error });
  };
  const take = async (file: File): Promise<void> => {
    // before its bytes are taken into memory
    if (file.size > LARGEST_OUTCOMES) return setStep({ kind: 'ask', fault: 'too-large' });
    setStep({ kind: 'reading' });
    const usual = i18n.resolvedLanguage === 'en' && show.country === 'US' ? 'month-first' : 'day-first';
    return read(new Uint8Array(await file.arrayBuffer()), { words: {}, usual });
  };
  const end = (): void => {
    close();
    setStep({ kind: 'ask', fault: null });
  };
  return (
    <>
      <Button variant="default" leftSection={<IconTrophy size={18} />} onClick={open}>
        {t('sale.button')}
      </Button>
      <Modal opened={isOpen} onClose={end} size="xl" title={t('sale.file.title')} closeButtonProps={{ 'aria-label': t('sale.close') }}>
        {step.kind === 'ask' && <Ask fault={step.fault} onFile={(file) => void take(file)} />}
        {step.kind === 'reading' && (
          <Group justify="center" p="xl">
            <Loader size="sm" />
            <Text size="sm">{t('sale.file.reading')}</Text>
          </Group>
        )}
        {step.kind === 'found' && (
          <Found
            step={step}
            show={show}
            onChoice={(choice) => void read(step.bytes, choice)}
            onBack={() => setStep({ kind: 'ask', fault: null })}
            onEnd={end}
          />
        )}
      </Modal>
    </>
  );
}
