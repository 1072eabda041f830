import { TemplateButton } from '#renderer/features/agenda/TemplateButton.tsx';
import { TemplateScreen } from '#renderer/features/agenda/TemplateScreen.tsx';
import { CapsuleButton } from '#renderer/features/capsule/CapsuleButton.tsx';
import { DefinitionsButton } from '#renderer/features/definitions/DefinitionsButton.tsx';
import { showTab } from '#renderer/features/definitions/draftState.ts';
import { DefinitionsScreen } from '#renderer/features/definitions/DefinitionsScreen.tsx';
import { DeskButton } from '#renderer/features/desk/DeskButton.tsx';
import { DeskSheetScreen } from '#renderer/features/desk/DeskSheetScreen.tsx';
import { ImportScreen } from '#renderer/features/lists/ImportScreen.tsx';
import { ListsPanel } from '#renderer/features/lists/ListsPanel.tsx';
import { QuestionsButton } from '#renderer/features/questions/QuestionsButton.tsx';
import { QuestionsScreen } from '#renderer/features/questions/QuestionsScreen.tsx';
import { SetupGuide } from '#renderer/features/setup/SetupGuide.tsx';
import { ShowForm } from '#renderer/features/setup/ShowForm.tsx';
import { PhrasesPanel } from '#renderer/features/shows/PhrasesPanel.tsx';
import { ShowsScreen } from '#renderer/features/shows/ShowsScreen.tsx';
import { BadgeFileDrop } from '#renderer/features/teach/BadgeFileDrop.tsx';
import { FormatsPanel } from '#renderer/features/teach/FormatsPanel.tsx';
import { TeachScreen } from '#renderer/features/teach/TeachScreen.tsx';
import { TeamButton } from '#renderer/features/team/TeamButton.tsx';
import { TeamScreen } from '#renderer/features/team/TeamScreen.tsx';
import { KioskButton } from '#renderer/features/visitor/KioskButton.tsx';
import type { Search } from '#renderer/data/search.ts';
import type { BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { goBack, goTo, useRoute } from './route.ts';
import type { Route } from './route.ts';

/** The places where a show is set up. */
export type SetupRoute = Extract<
  Route,
  { page: 'shows' | 'setup' | 'lists' | 'desk' | 'teach' | 'definitions' | 'questions' | 'team' | 'templates' }
>;

type Props = { readonly route: SetupRoute; readonly show: Show; readonly setting: Setting; readonly search: Search };

const openTeach = (formatId?: BadgeFormatId): void => goTo({ page: 'teach', ...(formatId === undefined ? {} : { formatId }) });
const openLists = (): void => goTo({ page: 'lists' });
const openShows = (): void => goTo({ page: 'shows' });
const openGuide = (): void => goTo({ page: 'setup' });

/** Back to the guide for whoever came from there, else to the shows. */
const leaveTool = (): void => (useRoute.getState().before[0]?.page === 'setup' ? goBack() : openShows());

/** Back to the figures for whoever was sent here by them, else to the shows. */
const leaveGuide = (): void => (useRoute.getState().before[0]?.page === 'figures' ? goBack() : openShows());

function openDefinitions(tab: 'score' | 'target'): void {
  showTab(tab);
  goTo({ page: 'definitions' });
}

/** What is prepared before the show opens: the show itself, its lists, badges, sheet, definitions, questions and team. */
export function SetupScreen({ route, show, setting, search }: Props) {
  switch (route.page) {
    case 'shows':
      return (
        <BadgeFileDrop show={show}>
          <ShowsScreen
            show={show}
            form={ShowForm}
            onGuide={openGuide}
            lists={
              <>
                <ListsPanel show={show} onPicked={openLists} />
                <FormatsPanel show={show} onTeach={openTeach} />
                <PhrasesPanel key={show.id} show={show} />
              </>
            }
            tools={
              <>
                <DeskButton onOpen={() => goTo({ page: 'desk' })} />
                <DefinitionsButton onOpen={() => goTo({ page: 'definitions' })} />
                <QuestionsButton onOpen={() => goTo({ page: 'questions' })} />
                <TeamButton onOpen={() => goTo({ page: 'team' })} />
                <TemplateButton onOpen={() => goTo({ page: 'templates' })} />
                <CapsuleButton size="xs" onOpen={() => goTo({ page: 'capsule' })} />
                <KioskButton />
              </>
            }
          />
        </BadgeFileDrop>
      );
    case 'setup':
      return (
        <SetupGuide
          show={show}
          search={search}
          lists={<ListsPanel show={show} onPicked={openLists} />}
          onTarget={() => openDefinitions('target')}
          onDefinitions={() => openDefinitions('score')}
          onQuestions={() => goTo({ page: 'questions' })}
          onTeam={() => goTo({ page: 'team' })}
          onWork={() => goTo({ page: 'capture' })}
          onBack={leaveGuide}
        />
      );
    case 'lists':
      return <ImportScreen show={show} onDone={goBack} />;
    case 'desk':
      return <DeskSheetScreen show={show} onBack={openShows} />;
    case 'teach':
      return <TeachScreen show={show} leadId={route.leadId ?? null} formatId={route.formatId ?? null} onDone={goBack} />;
    case 'definitions':
      return <DefinitionsScreen show={show} onOpen={(id) => goTo({ page: 'lead', id })} onBack={leaveTool} />;
    case 'questions':
      return <QuestionsScreen show={show} onBack={leaveTool} />;
    case 'templates':
      return <TemplateScreen key={show.id} show={show} onBack={openShows} />;
    case 'team':
      return <TeamScreen show={show} staffId={setting.staffId} onBack={leaveTool} />;
  }
}
