import { Box, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { readDroppedFiles, readPickedFiles } from '#renderer/devices/droppedFiles.ts';
import type { IncomingFile } from '#renderer/devices/droppedFiles.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { CameraPanel } from './CameraPanel.tsx';
import classes from './CaptureScreen.module.css';
import { takeTyped } from './deeds.ts';
import type { Capturing } from './deeds.ts';
import { takeFiles } from './intake.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { ManualForm } from './ManualForm.tsx';
import { RecentList } from './RecentList.tsx';
import { usePaste } from './usePaste.ts';

type Props = {
  readonly capturing: Capturing;
  /** The show's time zone. */
  readonly zone: string;
  readonly setting: Setting;
  readonly onScan: (scan: Scan) => void;
  readonly search: Search;
  readonly onOpen: (id: LeadId) => void;
  readonly onUndo: () => void;
  /** How far the reading of cards is. */
  readonly reading?: ReactNode;
  /** Counts visitors who are not captured. */
  readonly tally?: ReactNode;
  /** Shown under the camera: something to scan while trying. */
  readonly tryOut?: ReactNode;
  /** A dropped table: the attendee list of the show, most likely. */
  readonly onLists: (files: readonly File[]) => void;
};

const isTable = ({ kind }: IncomingFile): boolean => kind === 'csv' || kind === 'xlsx';

/** Every way in at once: camera, scanner, files, paste, typing; no mode to switch. */
export function CaptureScreen({ capturing, zone, setting, search, onOpen, onScan, onUndo, onLists, tally, tryOut, reading }: Props) {
  const { t } = useTranslation();
  const stop = useRef(new AbortController());
  const take = async (incoming: readonly IncomingFile[]): Promise<void> => {
    const tables = incoming.filter(isTable);
    if (tables.length > 0) onLists(tables.map(({ file }) => file));
    stop.current = new AbortController();
    const others = incoming.filter((one) => !isTable(one));
    if (others.length > 0) await takeFiles(capturing, others, stop.current.signal);
  };
  const pick = (files: readonly File[]): void => void readPickedFiles(files).then(take);
  usePaste(pick, (text) => onScan({ source: 'file', text }));
  const toggleRapid = (): void => void saveSetting(capturing.store, { isRapid: !setting.isRapid });
  const group = t('capture.title');
  useShortcuts([
    { key: 'r', label: t('capture.rapid'), group, run: toggleRapid },
    { key: 'mod+z', label: t('capture.undo'), group, run: onUndo },
  ]);
  return (
    <Page
      title={t('capture.title')}
      hint={t('capture.hint')}
      isWide
      actions={
        <Checkbox checked={setting.isRapid} onChange={toggleRapid} label={t('capture.rapid')} description={t('capture.rapid_hint')} />
      }
    >
      <Box
        className={classes['grid'] ?? ''}
        data-testid="capture"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void readDroppedFiles(event.dataTransfer.items).then(take);
        }}
      >
        <Stack gap="sm" style={{ minHeight: 0 }}>
          <CameraPanel
            cameraId={setting.cameraId}
            onCamera={(cameraId) => void saveSetting(capturing.store, { cameraId })}
            onScan={onScan}
            onPhoto={(picture) => pick([new File([picture], 'card.jpg', { type: picture.type })])}
          />
          <Group gap="xs" wrap="nowrap">
            <IconBarcode size={20} aria-hidden />
            <Text size="sm">
              <b>{t('capture.scanner')}</b> {t('capture.scanner_hint')}
            </Text>
          </Group>
          {tally}
          {tryOut}
        </Stack>
        <Stack gap="sm" style={{ minHeight: 0 }}>
          <ManualForm onSave={async (typed) => (await takeTyped(capturing, typed)) !== undefined} />
          <IntakePanel onFiles={pick} onStop={() => stop.current.abort()} reading={reading} />
          <Box style={{ flex: 1, minHeight: 0 }}>
            <RecentList search={search} showId={capturing.showId} zone={zone} onOpen={onOpen} />
          </Box>
        </Stack>
      </Box>
    </Page>
  );
}
