import { getFixedT } from 'i18next';
import type { Command } from '#shared/domain/command.ts';
import type { Show } from '#shared/domain/show.ts';

/** What a command is called, on the sheet and when it was done. */
export function commandWords(command: Command, show: Pick<Show, 'staff'>, language: 'en' | 'fr'): string {
  const t = getFixedT(language);
  switch (command.kind) {
    case 'heat':
      return t(`qualify.heat.${command.heat}`);
    case 'interest':
      return command.interest.trim();
    case 'step':
      return t(`desk.step.${command.step}`);
    case 'slot':
      return t(`desk.slot.${command.slot}`);
    case 'consent':
      return command.consent === 'none' ? t('desk.consent_none') : t('desk.consent', { purpose: t(`qualify.purpose.${command.consent}`) });
    case 'bant':
      return t('desk.bant', { question: t(`qualify.bant.${command.question}`) });
    case 'out':
      return t(`qualify.out.${command.reason}`);
    case 'staff':
      return show.staff.find(({ id }) => id === command.staffId)?.name ?? '';
    case 'control':
      return t(`desk.control.${command.control}`);
  }
}
