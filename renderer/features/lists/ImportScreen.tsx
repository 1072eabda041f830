import { Button, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Show } from '#shared/domain/show.ts';
import { EndButton, ImportButton, Importing, Reading, Refused, Report } from './ImportOutcome.tsx';
import { canImport, importList, nextList, stopList, useImport } from './importState.ts';
import type { ImportContext } from './importState.ts';
import { PickLists } from './PickLists.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';

type Props = { readonly show: Show; readonly onDone: () => void };

function Body({ context, onEnd }: { readonly context: ImportContext; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const { step, waiting } = useImport();
  switch (step.kind) {
    case 'none':
      return (
        <EmptyState icon={<IconFileImport size={34} />} title={t('lists.title')} text={t('lists.text')}>
          <PickLists context={context} />
        </EmptyState>
      );
    case 'reading':
      return <Reading step={step} onStop={onEnd} />;
    case 'review':
      return <ReviewPanel review={step} context={context} />;
    case 'importing':
      return <Importing step={step} onStop={() => void stopList(context)} />;
    case 'refused':
      return (
        <Stack align="flex-start">
          <Refused step={step} />
          <EndButton hasMore={waiting.length > 0} onEnd={onEnd} />
        </Stack>
      );
    case 'done':
      return (
        <Stack align="flex-start">
          <Report name={step.file.name} report={step.report} />
          <EndButton hasMore={waiting.length > 0} onEnd={onEnd} />
        </Stack>
      );
  }
}

/** A list on its way in: looked into, corrected, imported, told. One Enter where everything is sure. */
export function ImportScreen({ show, onDone }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const context: ImportContext = { store, show };
  const { step } = useImport();
  const end = (): void => {
    void nextList(context);
    if (useImport.getState().step.kind === 'none') onDone();
  };
  const isReady = step.kind === 'review' && canImport(step);
  const group = t('lists.title');
  useShortcuts([{ key: 'enter', group, label: t('lists.import'), run: () => void importList(context) }], isReady);
  useShortcuts([{ key: 'enter', group, label: t('lists.close'), run: end }], step.kind === 'done' || step.kind === 'refused');
  useShortcuts([{ key: 'escape', group, label: t('lists.cancel'), run: end }], step.kind === 'review' || step.kind === 'reading');
  return (
    <Page
      title={t('lists.title')}
      isWide
      hint={step.kind === 'none' ? undefined : <Text truncate>{step.file.name}</Text>}
      actions={
        step.kind === 'review' && (
          <>
            <Button variant="default" onClick={end} rightSection={<KeyHint keys="escape" />}>
              {t('lists.cancel')}
            </Button>
            <ImportButton isReady={isReady} onImport={() => void importList(context)} />
          </>
        )
      }
    >
      <Body context={context} onEnd={end} />
    </Page>
  );
}
