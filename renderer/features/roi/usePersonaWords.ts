import { useTranslation } from 'react-i18next';
import { sourceText } from '#renderer/i18n/sourceText.ts';
import { countryText } from '#renderer/i18n/worthText.ts';
import { SIGNALS } from '#shared/domain/lead.ts';
import { JOB_GROUPS } from '#shared/domain/figures/jobGroup.ts';
import type { Trait } from '#shared/domain/figures/persona.ts';

/** `FR-69` as one says it: the signs of the postal code and the country. */
const regionText = (region: string): string => `${region.slice(3)} (${countryText(region.slice(0, 2))})`;

/** Says a value of a trait in the language of the screen; what visitors or staff typed stays as it is. */
export function usePersonaWords(): (trait: Trait, of: string) => string {
  const { t } = useTranslation();
  return (trait, of) => {
    switch (trait) {
      case 'role': {
        const group = JOB_GROUPS.find((one) => one === of);
        return group === undefined ? of : t(`roi.job.${group}`);
      }
      case 'size':
        return t('roi.size', { band: of });
      case 'signal': {
        const signal = SIGNALS.find((one) => one === of);
        return signal === undefined ? of : t(`qualify.signal.${signal}`);
      }
      case 'country':
        return countryText(of);
      case 'region':
        return regionText(of);
      case 'source':
        return sourceText(of);
      case 'industry':
      case 'interest':
        return of;
    }
  };
}
