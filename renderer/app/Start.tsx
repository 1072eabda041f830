import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSetting } from '#renderer/data/settings.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { RestoreHere } from '#renderer/features/backup/RestoreHere.tsx';
import { useBackups } from '#renderer/features/backup/useBackups.ts';
import { FirstCapsule } from '#renderer/features/capsule/FirstCapsule.tsx';
import { useLockState } from '#renderer/features/lock/lockState.ts';
import { ShowForm } from '#renderer/features/setup/ShowForm.tsx';
import { startSample } from '#renderer/features/tour/startSample.ts';
import { Welcome } from '#renderer/features/tour/Welcome.tsx';
import { RotateScreen } from '#renderer/features/vault/RotateScreen.tsx';
import { useRotating } from '#renderer/features/vault/rotating.ts';
import { adoptTerms } from '#renderer/i18n/adoptTerms.ts';
import { setLanguage } from '#renderer/i18n/setup.ts';
import { booth } from '#renderer/lib/booth.ts';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { Show } from '#shared/domain/show.ts';
import { useMantineColorScheme } from '@mantine/core';
import { GuestScreen, useGuest } from './GuestScreen.tsx';
import { LockPlace } from './LockPlace.tsx';
import { Shell } from './Shell.tsx';
import { signAs } from './atWork.ts';
import { systemLanguage } from './systemLanguage.ts';
import type { Ready } from './useBoot.ts';
import { useAutoLock } from './useLocking.ts';
import { useOpenedCapsule } from './useOpenedCapsule.ts';

type Props = { readonly ready: Ready };

/** The show that is worked in: the one that was chosen, else the latest. */
const showAtWork = (shows: readonly Show[], id: string | null): Show | undefined => shows.find((show) => show.id === id) ?? shows[0];

/** After the vault: the look and language of this laptop, then the welcome or the show at work. */
export function Start({ ready }: Props) {
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const [isMaking, setMaking] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [isRestoring, setRestoring] = useState(false);
  const setting = useLive((store) => readSetting(store), []);
  const shows = useLive((store) => readShows(store), []);
  const show = useMemo(() => showAtWork(shows ?? [], setting?.showId ?? null), [shows, setting?.showId]);
  const language = setting?.language === undefined || setting.language === 'system' ? systemLanguage() : setting.language;
  // the company's own words, before the first screen of the show is drawn with the program's
  useLayoutEffect(() => adoptTerms(definitionsOf(show)), [show]);
  const guest = useGuest(setting);
  const isOpen = useLockState((state) => state.isOpen);
  const isRotating = useRotating(({ at }) => at.step !== 'off');
  // on a bare laptop a capsule is the way in
  useOpenedCapsule(shows !== undefined && show === undefined, () => setTaking(true));
  const isKnown = setting !== undefined;
  const scheme = setting?.scheme ?? 'system';
  useEffect(() => {
    if (!isKnown) return;
    void booth.setLanguage({ language });
    if (i18n.resolvedLanguage !== language) void setLanguage(language);
  }, [i18n, language, isKnown]);
  useEffect(() => setColorScheme(scheme === 'system' ? 'auto' : scheme), [scheme, setColorScheme]);
  useEffect(() => {
    // what visitors write at the kiosk is signed by nobody, and owned by nobody until somebody takes it
    if (setting !== undefined) signAs((setting.kiosk ?? null) === null ? setting.staffId : null);
  }, [setting]);
  useAutoLock(setting);
  useBackups(ready.store);
  if (setting === undefined || shows === undefined) return null;
  // nothing else may work or save meanwhile
  if (isRotating) return <RotateScreen />;
  const lock = setting.lock ?? null;
  if (lock !== null && !isOpen && guest?.kind !== 'kiosk') return <LockPlace lock={lock} show={show} setting={setting} />;
  // also while the show is there already and its leads are still coming
  if (isTaking) return <FirstCapsule onBack={() => setTaking(false)} onDone={() => setTaking(false)} />;
  if (show !== undefined && guest !== null) return <GuestScreen guest={guest} show={show} setting={setting} />;
  if (show !== undefined) return <Shell ready={ready} show={show} setting={setting} />;
  if (isRestoring) return <RestoreHere onClose={() => setRestoring(false)} />;
  if (isMaking) return <ShowForm onDone={() => setMaking(false)} onCancel={() => setMaking(false)} />;
  return (
    <Welcome
      onSample={() => void startSample(ready.store, language)}
      onOwn={() => setMaking(true)}
      onCapsule={() => setTaking(true)}
      onBackup={() => setRestoring(true)}
    />
  );
}
