import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Scan } from '#shared/domain/scan.ts';
import type { Show } from '#shared/domain/show.ts';
import { isFaultyEmail } from './EmailField.tsx';
import { emptyForm, isEnough, isUntouched, withBadge } from './kioskForm.ts';
import type { KioskForm } from './kioskForm.ts';
import { readKioskBadge } from './readKioskBadge.ts';
import { saveKiosk } from './saveKiosk.ts';
import type { SaveCapture } from './saveKiosk.ts';
import { useIdle } from './useIdle.ts';

type Step = 'form' | 'saving' | 'failed' | 'thanks';
type Notice = 'need' | 'badge_read' | 'badge_unread';

/** The kiosk as its screen needs it. */
export type Kiosk = {
  readonly form: KioskForm;
  readonly step: Step;
  readonly notice: Notice | null;
  readonly warned: string | null;
  /** Seconds until the form is wiped; null while there is no need to say so. */
  readonly left: number | null;
  readonly change: (form: KioskForm) => void;
  readonly scan: (scan: Scan) => void;
  readonly send: () => void;
  readonly reset: () => void;
};

/** One visitor after the other at the kiosk: typed or scanned, saved by `capture`, thanked, forgotten. */
export function useKiosk(show: Show, capture: SaveCapture): Kiosk {
  const { i18n } = useTranslation();
  const store = useStore();
  const own = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const [form, setForm] = useState(() => emptyForm(own));
  const [step, setStep] = useState<Step>('form');
  const [notice, setNotice] = useState<Notice | null>(null);
  const [warned, setWarned] = useState<string | null>(null);
  const reset = (): void => {
    setForm(emptyForm(own));
    setStep('form');
    setNotice(null);
    setWarned(null);
  };
  const isOpen = step === 'form' || step === 'failed';
  const left = useIdle(isOpen && !(isUntouched(form) && form.language === own), reset);
  const save = async (): Promise<void> => {
    setStep('saving');
    try {
      await saveKiosk(store, { form, show }, capture);
      setStep('thanks');
    } catch (error) {
      setStep('failed');
      throw error;
    }
  };
  const send = (): void => {
    if (!isOpen) return;
    if (!isEnough(form)) return setNotice('need');
    // whoever insists on an address is believed
    if (isFaultyEmail(form.email) && warned !== form.email) return setWarned(form.email);
    return void save();
  };
  const take = async (scan: Scan): Promise<void> => {
    const reading = await readKioskBadge(store, show, scan);
    if (reading.kind === 'ours' || step === 'saving') return;
    if (reading.kind === 'unread') return setNotice('badge_unread');
    setStep('form');
    setForm((before) => withBadge(before, reading.badge, reading.printed));
    return setNotice('badge_read');
  };
  return {
    form,
    step,
    notice,
    warned,
    left,
    change: (next) => {
      setForm(next);
      setNotice(null);
    },
    scan: (scan) => void take(scan),
    send,
    reset,
  };
}
