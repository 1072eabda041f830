import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { watchWedge } from '#renderer/devices/wedge.ts';
import { takeUndoable } from '#renderer/features/capture/captureState.ts';
import { undoCapture } from '#renderer/features/capture/deeds.ts';
import { tellRead } from '#renderer/features/capture/tellRead.ts';
import type { Capturing } from '#renderer/features/capture/deeds.ts';
import { FeedbackBanner } from '#renderer/features/capture/FeedbackBanner.tsx';
import { BackupBanner } from '#renderer/features/backup/BackupBanner.tsx';
import { useTeamShare } from '#renderer/features/capsule/useTeamShare.ts';
import { useCalendarSync } from '#renderer/features/agenda/useCalendarSync.ts';
import { VerifiedBanner } from '#renderer/features/dayclose/VerifiedBanner.tsx';
import { useBigScreen } from '#renderer/features/dashboard/bigScreen.ts';
import { useBackgroundPush } from '#renderer/features/handover/useBackgroundPush.ts';
import { endMemoBut } from '#renderer/features/leads/memoRecording.ts';
import { noteSign } from '#renderer/features/lock/idle.ts';
import { LayoutOffer } from '#renderer/features/scanner/LayoutOffer.tsx';
import { Boundary } from '#renderer/ui/Boundary.tsx';
import type { Scan } from '#shared/domain/scan.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { KeysOverlay } from './KeysOverlay.tsx';
import { takeInHand } from './leadInHand.ts';
import { logBug } from './logBug.ts';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { receiveScan } from './receiveScan.ts';
import { useRepairNotice } from './repairNotice.ts';
import { useStartNotices } from './startNotices.ts';
import { goTo, turnTo, useRoute } from './route.ts';
import { Screen } from './Screen.tsx';
import classes from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import type { Ready } from './useBoot.ts';
import { useCardReading } from './useCardReading.ts';
import { useClosing } from './useClosing.ts';
import { useKeyboard } from './useKeyboard.ts';
import { useOpenedCapsule } from './useOpenedCapsule.ts';

type Props = { readonly ready: Ready; readonly show: Show; readonly setting: Setting };

/** What is to be done before the laptop is safe. */
function RailFoot({ show }: Pick<Props, 'show'>) {
  return (
    <>
      <BackupBanner onOpen={() => goTo({ page: 'safety', tab: 'backups' })} />
      <VerifiedBanner show={show} onExport={() => goTo({ page: 'handover' })} />
    </>
  );
}

/** The working program: rail, top bar, the screen in view, and what is live on every screen (scanner, feedback, keys, palette). */
export function Shell({ ready, show, setting }: Props) {
  const { t } = useTranslation();
  const route = useRoute((state) => state.route);
  const isBig = useBigScreen((state) => state.isOn);
  const { store } = ready;
  const capturing: Capturing = {
    store,
    showId: show.id,
    country: show.country,
    formats: show.badgeFormats ?? [],
    hasSound: setting.hasSound,
    onCaptured: (id) => {
      takeInHand(id, store.now());
      void endMemoBut(id);
      if (!setting.isRapid && route.page !== 'teach' && !isBig) goTo({ page: 'lead', id });
    },
  };
  const receive = (scan: Scan): void => {
    noteSign(store.now());
    void receiveScan({ capturing, show, setting }, scan);
  };
  const scanned = useEffectEvent(receive);
  const profile = useEffectEvent(() => setting.scanner);
  useEffect(() => {
    const stop = new AbortController();
    watchWedge(window, { signal: stop.signal, onScan: (scan) => scanned(scan), profile: () => profile() });
    return () => stop.abort();
  }, []);
  const undo = async (): Promise<void> => {
    const undone = takeUndoable();
    if (undone === undefined) return void notifications.show({ message: t('capture.undo_none') });
    await undoCapture({ store }, undone.id);
    goTo({ page: 'capture' });
    return void notifications.show({ message: t('capture.undone', { name: undone.name || t('capture.unnamed') }) });
  };
  useKeyboard(setting);
  useOpenedCapsule(true, () => goTo({ page: 'capsule' }));
  useClosing();
  useRepairNotice(ready.report, ready.cutLists);
  useStartNotices(store);
  useBackgroundPush();
  useCalendarSync();
  useTeamShare(show);
  useCardReading(store, (settled, savedAs) => {
    if (route.page !== 'card') tellRead(settled, savedAs, capturing);
    if ((route.page === 'lead' || route.page === 'card') && route.id === savedAs && settled.lead.id !== savedAs)
      turnTo({ page: route.page, id: settled.lead.id });
  });
  return (
    <div className={classes['shell']}>
      <TopBar show={show} setting={setting} />
      <Rail foot={<RailFoot show={show} />} />
      <main className={classes['content']}>
        <Boundary
          key={JSON.stringify(route)}
          title={t('app.crash_title')}
          text={t('app.crash_text')}
          retry={t('app.retry')}
          onError={logBug}
        >
          <Screen
            route={route}
            capturing={capturing}
            ready={ready}
            show={show}
            setting={setting}
            onUndo={() => void undo()}
            onScan={receive}
          />
        </Boundary>
      </main>
      {/* the big screen tells of a capture without the name */}
      {!isBig && (
        <FeedbackBanner
          onUndo={() => void undo()}
          onTeach={(leadId) => goTo({ page: 'teach', leadId })}
          onCheck={(id) => goTo({ page: 'card', id })}
        />
      )}
      <LayoutOffer show={show} isKnown={setting.scanner !== undefined} onCalibrate={() => goTo({ page: 'scanner' })} />
      <KeysOverlay />
      <Palette search={ready.search} showId={show.id} />
    </div>
  );
}
