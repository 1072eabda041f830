import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keepFocus } from './keepFocus.ts';
import classes from './QuestionsScreen.module.css';

type Props = {
  /** What is moved, for those who hear it. */
  readonly what: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
};

/** Moves one of a list up or down. */
export function MoveButtons({ what, at, count, onMove }: Props) {
  const { t } = useTranslation();
  const move = (button: HTMLElement, to: number): void => {
    onMove(to);
    keepFocus(button);
  };
  return (
    <>
      <ActionIcon
        size={36}
        className={classes['move']}
        variant="subtle"
        color="gray"
        disabled={at === 0}
        title={t('questions.up')}
        aria-label={t('questions.up_of', { what })}
        onClick={({ currentTarget }) => move(currentTarget, at - 1)}
      >
        <IconArrowUp size={18} />
      </ActionIcon>
      <ActionIcon
        size={36}
        className={classes['move']}
        variant="subtle"
        color="gray"
        disabled={at === count - 1}
        title={t('questions.down')}
        aria-label={t('questions.down_of', { what })}
        onClick={({ currentTarget }) => move(currentTarget, at + 1)}
      >
        <IconArrowDown size={18} />
      </ActionIcon>
    </>
  );
}
