import { useTranslation } from 'react-i18next';
import { isPinText } from '#renderer/data/pin.ts';
import { PinInput } from './PinInput.tsx';

/** A PIN as it is chosen, typed twice. */
export type Chosen = { readonly pin: string; readonly again: string };

export const NOTHING: Chosen = { pin: '', again: '' };

/** What is wrong with it; null when it can be taken. */
export const faultOf = ({ pin, again }: Chosen): 'short' | 'differs' | null =>
  isPinText(pin) ? (pin === again ? null : 'differs') : 'short';

type Props = { readonly chosen: Chosen; readonly onChange: (chosen: Chosen) => void; readonly isTried: boolean };

/** The two fields of a new PIN, beside each other in whatever row they stand; what is wrong is said once it was tried. */
export function NewPin({ chosen, onChange, isTried }: Props) {
  const { t } = useTranslation();
  const fault = isTried ? faultOf(chosen) : null;
  return (
    <>
      <PinInput
        label={t('lock.new')}
        hint={t('lock.digits')}
        value={chosen.pin}
        onChange={(pin) => onChange({ ...chosen, pin })}
        error={fault === 'short' ? t('lock.short') : undefined}
      />
      <PinInput
        label={t('lock.again')}
        hint={t('lock.again_hint')}
        value={chosen.again}
        onChange={(again) => onChange({ ...chosen, again })}
        error={fault === 'differs' ? t('lock.differs') : undefined}
      />
    </>
  );
}
