import { ActionIcon, Button, useComputedColorScheme } from '@mantine/core';
import { IconDeviceDesktopShare, IconUserScreen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { closeSecondScreen, openSecondScreen } from './secondScreen.ts';
import { draftOf, sheetOf } from './visitorSheet.ts';
import { beginVisit, useVisitor } from './visitorState.ts';
import type { Visit } from './visitorState.ts';

type Props = { readonly lead: Lead; readonly show: Show };

/** Lets the visitor see and confirm their data themselves: on this display (F4), or on one of their own. */
export function VisitorButtons({ lead, show }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const scheme = useComputedColorScheme('light');
  const second = useVisitor(({ visit }) => (visit?.where === 'second' ? visit.name : null));
  const newVisit = (where: Visit['where']): Visit => {
    const shown = draftOf(lead, i18n.resolvedLanguage === 'fr' ? 'fr' : 'en');
    const sheet = sheetOf(show, { visit: store.newId(), scheme });
    return { leadId: lead.id, country: show.country, name: nameOf(lead), sheet, shown, draft: shown, step: 'form', where };
  };
  const here = (): void => {
    if (second !== null) closeSecondScreen();
    beginVisit(newVisit('here'));
  };
  useShortcuts([{ key: 'f4', label: t('visitor.here'), group: t('qualify.consent'), run: here, inFields: true }]);
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        leftSection={<IconUserScreen size={16} />}
        rightSection={<KeyHint keys="f4" />}
        title={t('visitor.here_hint')}
        onClick={here}
      >
        {t('visitor.here')}
      </Button>
      {second === null ? (
        <ActionIcon
          size={26}
          variant="default"
          aria-label={t('visitor.second')}
          title={t('visitor.second_hint')}
          onClick={() => void openSecondScreen(store, newVisit('second'))}
        >
          <IconDeviceDesktopShare size={16} />
        </ActionIcon>
      ) : (
        <Button
          size="compact-sm"
          color="orange"
          variant="light"
          title={t('visitor.second_live', { name: second })}
          onClick={closeSecondScreen}
        >
          {t('visitor.second_back')}
        </Button>
      )}
    </>
  );
}
