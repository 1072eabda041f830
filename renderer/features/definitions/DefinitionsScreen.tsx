import { Button, FileButton, Tabs } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { faultsOf } from '#shared/domain/definitionFaults.ts';
import { definitionsOf, undoOf } from '#shared/domain/definitions.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { DEFINITIONS_FILE_END } from '#shared/formats/definitionsFile.ts';
import { exportDefinitions, importDefinitions } from './definitionFiles.ts';
import classes from './Definitions.module.css';
import { showTab, useDraft, useDrafting } from './draftState.ts';
import type { DefinitionsTab } from './draftState.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { Quadrant } from './Quadrant.tsx';
import { undoChange, useRejudging } from './rejudging.ts';
import { ScoreTab } from './ScoreTab.tsx';
import { TargetTab } from './TargetTab.tsx';
import { useJudgedLeads } from './useJudgedLeads.ts';
import { usePreview } from './usePreview.ts';
import { VersionsTab } from './VersionsTab.tsx';
import { WordsTab } from './WordsTab.tsx';

const TABS: readonly DefinitionsTab[] = ['score', 'target', 'words', 'quadrant', 'versions'];

function Actions({ show, onBack }: { readonly show: Show; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const isBusy = useRejudging((state) => state.job !== null);
  const { version } = definitionsOf(show);
  return (
    <>
      {undoOf(show) !== null && (
        <Button
          variant="light"
          leftSection={<IconArrowBackUp size={18} />}
          disabled={isBusy}
          title={t('definitions.undoText')}
          onClick={() => void undoChange(store, show)}
        >
          {t('definitions.undo', { version })}
        </Button>
      )}
      <FileButton
        accept={DEFINITIONS_FILE_END}
        onChange={(file) => file !== null && void importDefinitions(show, file)}
        inputProps={{ 'aria-label': t('definitions.import') }}
      >
        {(props) => (
          <Button variant="default" leftSection={<IconFileImport size={18} />} {...props}>
            {t('definitions.import')}
          </Button>
        )}
      </FileButton>
      <Button variant="default" leftSection={<IconDownload size={18} />} onClick={() => void exportDefinitions(show)}>
        {t('definitions.export')}
      </Button>
      <Button variant="default" onClick={onBack}>
        {t('definitions.back')}
      </Button>
    </>
  );
}

type Props = { readonly show: Show; readonly onOpen: (id: LeadId) => void; readonly onBack: () => void };

/** What the company means by warm, hot and fitting: to be changed with its effect in view, shared as a file, and taken back. */
export function DefinitionsScreen({ show, onOpen, onBack }: Props) {
  const { t } = useTranslation();
  const tab = useDraft((state) => state.tab);
  const drafting = useDrafting(show);
  const leads = useJudgedLeads(show.id);
  const faults = faultsOf(drafting.content);
  const preview = usePreview(leads, drafting.isChanged && faults.length === 0 ? drafting.content : null);
  const shared = { drafting, faults };
  const isForm = tab === 'score' || tab === 'target' || tab === 'words';
  const hint = t(drafting.isChanged ? 'definitions.hintChanged' : 'definitions.hint', { version: definitionsOf(show).version });
  return (
    <Page title={t('definitions.title')} hint={hint} isWide actions={<Actions show={show} onBack={onBack} />}>
      <Tabs
        value={tab}
        onChange={(next) => showTab(TABS.find((one) => one === next) ?? 'score')}
        className={classes['tabs']}
        keepMounted={false}
      >
        <Tabs.List>
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`definitions.tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes['panel']}>
          {isForm && (
            <div className={classes['columns']}>
              <div className={classes['form']}>
                {tab === 'score' && <ScoreTab {...shared} />}
                {tab === 'target' && <TargetTab {...shared} leads={leads} />}
                {tab === 'words' && <WordsTab drafting={drafting} />}
              </div>
              <PreviewPanel show={show} drafting={drafting} leads={leads} preview={preview} faultCount={faults.length} onOpen={onOpen} />
            </div>
          )}
          {tab === 'quadrant' && <Quadrant show={show} leads={leads} onOpen={onOpen} />}
          {tab === 'versions' && <VersionsTab show={show} leads={leads} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
