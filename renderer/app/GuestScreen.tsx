import { useEffect } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { captureSeed } from '#renderer/features/capture/captureScan.ts';
import { useCalendarSync } from '#renderer/features/agenda/useCalendarSync.ts';
import { useBackgroundPush } from '#renderer/features/handover/useBackgroundPush.ts';
import { hearScan } from '#renderer/features/scanner/hearScan.ts';
import { KioskScreen } from '#renderer/features/visitor/KioskScreen.tsx';
import { VisitorLayer } from '#renderer/features/visitor/VisitorLayer.tsx';
import { useVisitor } from '#renderer/features/visitor/visitorState.ts';
import type { Visit } from '#renderer/features/visitor/visitorState.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { KioskLock, Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import type { GuestMode } from '#shared/ipc/visitor.ts';

/** Who has this display, when it is not staff: visitors alone with the kiosk, or one that it was turned to. */
export type GuestAtScreen = { readonly kind: 'kiosk'; readonly lock: KioskLock } | { readonly kind: 'visitor'; readonly visit: Visit };

/** The guest at this display; null when it is ours. */
export function useGuest(setting: Pick<Setting, 'kiosk'> | undefined): GuestAtScreen | null {
  const visit = useVisitor((state) => state.visit);
  const lock = setting?.kiosk ?? null;
  if (lock !== null) return { kind: 'kiosk', lock };
  return visit?.where === 'here' ? { kind: 'visitor', visit } : null;
}

/** Tells main who is before the screen (no menu, no closing), and hides what speaks to staff, while it is mounted. */
export function useGuestMode(mode: GuestMode): void {
  useEffect(() => {
    document.documentElement.dataset['guest'] = mode;
    void booth.guestMode({ mode });
    return () => {
      delete document.documentElement.dataset['guest'];
      void booth.guestMode({ mode: 'staff' });
    };
  }, [mode]);
}

type Props = { readonly guest: GuestAtScreen; readonly show: Show; readonly setting: Setting };

/**
 * A visitor before the screen. It stands in the place of the working program, not above it: rail, shortcuts, palette, banner and pages
 * are not there at all. What is sent in the background goes on.
 */
export function GuestScreen({ guest, show, setting }: Props) {
  const store = useStore();
  useGuestMode(guest.kind);
  useBackgroundPush();
  useCalendarSync();
  if (guest.kind === 'visitor') return <VisitorLayer visit={guest.visit} show={show} staffId={setting.staffId} />;
  return (
    <KioskScreen
      show={show}
      lock={guest.lock}
      cameraId={setting.cameraId}
      scanner={setting.scanner}
      hear={(scan) => hearScan(scan, setting.scanner)}
      capture={(scan, seed) => captureSeed({ store, showId: show.id }, scan, seed)}
    />
  );
}
