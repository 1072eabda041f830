import { AgendaScreen } from '#renderer/features/agenda/AgendaScreen.tsx';
import { DraftsButton } from '#renderer/features/agenda/DraftsButton.tsx';
import { DraftsScreen } from '#renderer/features/agenda/DraftsScreen.tsx';
import { backUpNow } from '#renderer/features/backup/backups.ts';
import { CaptureScreen } from '#renderer/features/capture/CaptureScreen.tsx';
import { CapsuleScreen } from '#renderer/features/capsule/CapsuleScreen.tsx';
import type { Capturing } from '#renderer/features/capture/deeds.ts';
import { CardProgress } from '#renderer/features/cards/CardProgress.tsx';
import { CardReview } from '#renderer/features/cards/CardReview.tsx';
import { TallyBar } from '#renderer/features/dashboard/TallyBar.tsx';
import { DayCloseScreen } from '#renderer/features/dayclose/DayCloseScreen.tsx';
import { FollowupScreen } from '#renderer/features/followup/FollowupScreen.tsx';
import { offerLists } from '#renderer/features/lists/importState.ts';
import { LeadsScreen } from '#renderer/features/leads/LeadsScreen.tsx';
import { rateLead } from '#renderer/features/qualify/rateLead.ts';
import { RehearsalBadgesButton } from '#renderer/features/setup/RehearsalPlace.tsx';
import { SampleBadges } from '#renderer/features/tour/SampleBadges.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { FiguresPlace } from './FiguresPlace.tsx';
import { goToLeft } from './goToLeft.ts';
import { HandoverPlace } from './HandoverPlace.tsx';
import { LeadScreen } from './LeadScreen.tsx';
import { goBack, goTo, turnTo } from './route.ts';
import type { Route } from './route.ts';
import { ReviewPlace } from './ReviewPlace.tsx';
import { SettingsPlace } from './SettingsPlace.tsx';
import { SetupScreen } from './SetupScreen.tsx';
import { TargetPlace } from './TargetPlace.tsx';
import type { Ready } from './useBoot.ts';

type Props = {
  readonly route: Route;
  readonly capturing: Capturing;
  readonly ready: Ready;
  readonly show: Show;
  readonly setting: Setting;
  readonly onUndo: () => void;
  readonly onScan: (scan: Scan) => void;
};

const openLists = (): void => goTo({ page: 'lists' });
const openLead = (id: LeadId): void => goTo({ page: 'lead', id });

/** Badges to try things with: those of the sample, or those that were printed for a rehearsal; none in a real show. */
function TryOut({ show, onScan }: Pick<Props, 'show' | 'onScan'>) {
  if (show.rehearses !== undefined) return <RehearsalBadgesButton onOpen={() => goTo({ page: 'setup' })} />;
  return show.isSample && <SampleBadges onScan={(text) => onScan({ source: 'manual', text })} />;
}

/** The screen of a route, composed from features that know nothing of each other. */
export function Screen({ route, capturing, ready, show, setting, onUndo, onScan }: Props) {
  const { search, store } = ready;
  switch (route.page) {
    case 'capture':
      return (
        <CaptureScreen
          zone={show.zone}
          tryOut={<TryOut show={show} onScan={onScan} />}
          tally={<TallyBar show={show} />}
          capturing={capturing}
          onScan={onScan}
          reading={<CardProgress />}
          setting={setting}
          search={search}
          onOpen={openLead}
          onUndo={onUndo}
          onLists={(files) => {
            void offerLists({ store, show }, files);
            openLists();
          }}
        />
      );
    case 'leads':
      return (
        <LeadsScreen
          search={search}
          show={show}
          columns={setting.leadColumns}
          onOpen={openLead}
          onCapture={() => goTo({ page: 'capture' })}
          onRate={(id, heat) => void rateLead(store, id, heat)}
        />
      );
    case 'lead':
      return <LeadScreen key={route.id} id={route.id} search={search} show={show} staffId={setting.staffId} />;
    case 'card':
      return (
        <CardReview
          key={route.id}
          id={route.id}
          picture={route.picture}
          show={show}
          cameraId={setting.cameraId}
          onBack={goBack}
          onNext={(id) => turnTo({ page: 'card', id })}
        />
      );
    case 'agenda':
      return <AgendaScreen show={show} onOpen={openLead} tools={<DraftsButton show={show} onOpen={() => goTo({ page: 'mails' })} />} />;
    case 'mails':
      return <DraftsScreen show={show} onOpen={openLead} onBack={goBack} />;
    case 'handover':
      return <HandoverPlace show={show} setting={setting} search={search} onOpen={openLead} />;
    case 'target':
      return <TargetPlace id={route.id} show={show} setting={setting} onOpen={openLead} />;
    case 'figures':
      return <FiguresPlace tab={route.tab ?? 'live'} show={show} search={search} />;
    case 'dayclose':
      return <DayCloseScreen show={show} search={search} onGo={goToLeft} onBack={goBack} onClosed={() => void backUpNow(store)} />;
    case 'capsule':
      return <CapsuleScreen show={show} setting={setting} onOpen={openLead} onBack={goBack} />;
    case 'shows':
    case 'setup':
    case 'lists':
    case 'desk':
    case 'teach':
    case 'definitions':
    case 'questions':
    case 'templates':
    case 'team':
      return <SetupScreen route={route} show={show} setting={setting} search={search} />;
    case 'followup':
      return <FollowupScreen show={show} staffId={setting.staffId} onOpen={openLead} onRules={() => goTo({ page: 'team' })} />;
    case 'review':
      return <ReviewPlace show={show} pair={route.pair} onOpen={openLead} />;
    case 'safety':
    case 'settings':
    case 'scanner':
    case 'help':
      return <SettingsPlace route={route} show={show} setting={setting} />;
  }
}
