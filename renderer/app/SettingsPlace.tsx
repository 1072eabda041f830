import { CalendarsPanel } from '#renderer/features/agenda/CalendarsPanel.tsx';
import { HelpScreen } from '#renderer/features/help/HelpScreen.tsx';
import { ScannerButton } from '#renderer/features/scanner/ScannerButton.tsx';
import { ScannerScreen } from '#renderer/features/scanner/ScannerScreen.tsx';
import { SettingsScreen } from '#renderer/features/settings/SettingsScreen.tsx';
import { UpdatePanel } from '#renderer/features/update/UpdatePanel.tsx';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { goBack, goTo, turnTo } from './route.ts';
import type { Route } from './route.ts';
import { SafetyPlace } from './SafetyPlace.tsx';

type Props = {
  readonly route: Extract<Route, { page: 'settings' | 'scanner' | 'safety' | 'help' }>;
  readonly show: Show;
  readonly setting: Setting;
};

/** What this laptop is set to, and the screens that open from there. */
export function SettingsPlace({ route, show, setting }: Props) {
  switch (route.page) {
    case 'safety':
      return <SafetyPlace tab={route.tab ?? 'backups'} leadId={route.leadId} show={show} setting={setting} />;
    case 'settings':
      return (
        <SettingsScreen
          setting={setting}
          tools={<ScannerButton onOpen={() => goTo({ page: 'scanner' })} />}
          panels={
            <>
              <CalendarsPanel show={show} />
              <UpdatePanel show={show} />
            </>
          }
          onSafety={() => goTo({ page: 'safety' })}
          onHelp={() => goTo({ page: 'help' })}
        />
      );
    case 'help':
      return <HelpScreen guide={route.guide ?? 'booth'} onGuide={(guide) => turnTo({ page: 'help', guide })} onBack={goBack} />;
    case 'scanner':
      return <ScannerScreen show={show} profile={setting.scanner} onBack={goBack} />;
  }
}
