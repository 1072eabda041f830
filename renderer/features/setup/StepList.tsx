import { IconCircleCheckFilled, IconCircleDashed, IconCircleDot, IconFlagCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepState } from '#shared/domain/setupState.ts';
import classes from './SetupGuide.module.css';
import type { Place } from './usePlace.ts';

type Props = {
  readonly states: readonly StepState[];
  readonly at: Place;
  readonly onGo: (place: Place) => void;
  readonly onNext: () => void;
};

function Mark({ state }: Pick<StepState, 'state'>) {
  if (state === 'done') return <IconCircleCheckFilled size={22} color="var(--mantine-color-teal-6)" aria-hidden />;
  if (state === 'todo') return <IconCircleDot size={22} color="var(--mantine-color-orange-6)" aria-hidden />;
  return <IconCircleDashed size={22} color="var(--mantine-color-dimmed)" aria-hidden />;
}

/** The steps with where each stands; the one in hand is marked. */
export function StepList({ states, at, onGo, onNext }: Props) {
  const { t } = useTranslation();
  const steps = useRef<HTMLElement>(null);
  // whoever walks the steps by keys has the focus on the one in hand
  useEffect(() => {
    const nav = steps.current;
    if (nav?.contains(document.activeElement) === true) nav.querySelector<HTMLElement>(`[data-step="${at}"]`)?.focus();
  }, [at]);
  // the key of the work goes on, also where it would press the button that has the focus
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onNext();
  };
  return (
    <nav ref={steps} className={classes['steps']} aria-label={t('setup.steps')}>
      {states.map(({ step, state, open }) => (
        <button
          key={step}
          type="button"
          className={classes['step']}
          aria-current={step === at ? 'step' : undefined}
          data-step={step}
          data-state={state}
          onClick={() => onGo(step)}
          onKeyDown={onKeyDown}
        >
          <Mark state={state} />
          <span>
            <div className={classes['name']}>{t(`setup.step.${step}`)}</div>
            <div className={classes['state']} data-state={state}>
              {state === 'todo'
                ? t('setup.state.todo', { count: open.filter(({ isNeeded }) => isNeeded).length })
                : t(`setup.state.${state}`)}
            </div>
          </span>
        </button>
      ))}
      <div className={classes['ready']}>
        <button
          type="button"
          className={classes['step']}
          aria-current={at === 'ready' ? 'step' : undefined}
          data-step="ready"
          onClick={() => onGo('ready')}
          onKeyDown={onKeyDown}
        >
          <IconFlagCheck size={22} aria-hidden />
          <div className={classes['name']}>{t('setup.step.ready')}</div>
        </button>
      </div>
    </nav>
  );
}
