import { Box, Button, Group } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { setupState } from '#shared/domain/setupState.ts';
import type { SetupStep } from '#shared/domain/setupState.ts';
import type { Show } from '#shared/domain/show.ts';
import { BasicsStep } from './BasicsStep.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { CostsStep } from './CostsStep.tsx';
import { GoalsStep } from './GoalsStep.tsx';
import { useTyping } from './liveForm.ts';
import { OfferStep } from './OfferStep.tsx';
import { QuestionsStep } from './QuestionsStep.tsx';
import { ReadyStep } from './ReadyStep.tsx';
import { RehearsalPlace } from './RehearsalPlace.tsx';
import { RehearsalStep } from './RehearsalStep.tsx';
import classes from './SetupGuide.module.css';
import { StaffStep } from './StaffStep.tsx';
import { StepList } from './StepList.tsx';
import { StepWork } from './StepWork.tsx';
import { TargetStep } from './TargetStep.tsx';
import { usePlace } from './usePlace.ts';
import type { Walk } from './usePlace.ts';
import { useSetupFacts } from './useSetupFacts.ts';

/** `lists`: the organiser's lists; the rest opens the screens of other features, and comes back by itself. */
type Props = {
  readonly show: Show;
  readonly search: Search;
  readonly lists: ReactNode;
  readonly onTarget: () => void;
  readonly onDefinitions: () => void;
  readonly onQuestions: () => void;
  readonly onTeam: () => void;
  readonly onWork: () => void;
  readonly onBack: () => void;
};
type Known = Props & { readonly facts: NonNullable<ReturnType<typeof useSetupFacts>> };

function Fields({ step, ...props }: Known & { readonly step: SetupStep }) {
  const { show, facts } = props;
  switch (step) {
    case 'basics':
      return <BasicsStep show={show} />;
    case 'staff':
      return <StaffStep show={show} search={props.search} onTeam={props.onTeam} />;
    case 'offer':
      return <OfferStep show={show} />;
    case 'target':
      return <TargetStep show={show} onTarget={props.onTarget} onDefinitions={props.onDefinitions} />;
    case 'questions':
      return <QuestionsStep show={show} onOpen={props.onQuestions} />;
    case 'costs':
      return <CostsStep show={show} />;
    case 'goals':
      return <GoalsStep show={show} />;
    case 'consent':
      return <ConsentStep show={show} />;
    case 'list':
      return props.lists;
    case 'rehearsal':
      return <RehearsalStep show={show} rehearsal={facts.rehearsal} search={props.search} onWork={props.onWork} />;
  }
}

/** Says whether what was typed is on the disk. */
function SavedMark() {
  const { t } = useTranslation();
  const isSaved = useTyping(({ unsaved }) => unsaved.length === 0);
  return (
    <Box component="output" c="dimmed" fz="sm" data-testid="setup-saved" style={{ whiteSpace: 'nowrap' }}>
      {t(isSaved ? 'setup.saved' : 'setup.saving')}
    </Box>
  );
}

function useGuideKeys({ before, next, go }: Walk, leave: () => void): void {
  const { t } = useTranslation();
  const group = t('setup.title');
  useShortcuts([
    { key: 'mod+enter', group, label: t('setup.next'), run: () => go(next, true), inFields: true },
    { key: 'arrowdown', group, label: t('setup.next'), run: () => go(next, false) },
    { key: 'arrowup', group, label: t('setup.before'), run: () => go(before, false) },
    { key: 'alt+arrowdown', group, label: t('setup.next'), run: () => go(next, true), inFields: true },
    { key: 'alt+arrowup', group, label: t('setup.before'), run: () => go(before, true), inFields: true },
    { key: 'escape', group, label: t('setup.back'), run: leave },
  ]);
}

function Guide(props: Known) {
  const { t } = useTranslation();
  const { show, onBack } = props;
  const states = setupState(show, props.facts);
  const walk = usePlace(show.id, states);
  const { place, next, go } = walk;
  const leave = (): void => {
    walk.leave(true);
    onBack();
  };
  const toolOf = (open: () => void) => (): void => {
    walk.leave(false);
    open();
  };
  useGuideKeys(walk, leave);
  const state = states.find(({ step }) => step === place);
  const tools = {
    onTarget: toolOf(props.onTarget),
    onDefinitions: toolOf(props.onDefinitions),
    onQuestions: toolOf(props.onQuestions),
    onTeam: toolOf(props.onTeam),
  };
  return (
    <Page
      isWide
      title={
        <Group gap="xs" wrap="nowrap">
          <BackButton label={t('setup.back')} onBack={leave} />
          {t('setup.title')}
        </Group>
      }
      hint={show.name}
      actions={<SavedMark />}
    >
      <div className={classes['grid']} data-testid="setup">
        <StepList states={states} at={place} onGo={(to) => go(to, false)} onNext={() => go(next, true)} />
        <div className={classes['work']}>
          {state === undefined ? (
            <ReadyStep states={states} onGo={(step) => go(step, true)} />
          ) : (
            <>
              <StepWork key={place} state={state} isTyping={walk.isTyping}>
                <Fields step={state.step} {...props} {...tools} />
              </StepWork>
              <Group justify="flex-end" mt="md" className={classes['sheet'] ?? ''}>
                <Button
                  variant="light"
                  leftSection={<IconArrowRight size={18} />}
                  rightSection={<KeyHint keys="mod+enter" />}
                  onClick={() => go(next, true)}
                >
                  {t('setup.next_is', { step: t(`setup.step.${next ?? 'ready'}`) })}
                </Button>
              </Group>
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

/** Everything a show needs before its doors open, on one page: the steps and where each stands, the step in hand, saved as it is typed. */
export function SetupGuide(props: Props) {
  const facts = useSetupFacts(props.show);
  if (props.show.rehearses !== undefined) return <RehearsalPlace show={props.show} onWork={props.onWork} onBack={props.onBack} />;
  return facts === undefined ? null : <Guide key={props.show.id} {...props} facts={facts} />;
}
