import { Text } from '@mantine/core';
import { IconAlertOctagon, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLockState } from './lockState.ts';
import classes from './Lock.module.css';

/** What the last scan was answered while it is locked, large, and said aloud: saved and how many, refused, not saved. Never who it was. */
export function Answered() {
  const { t } = useTranslation();
  const answer = useLockState((state) => state.answer);
  const saved = useLockState((state) => state.saved);
  const isBad = answer?.kind === 'failed';
  const words = answer === null ? '' : answer.kind === 'saved' ? t('lock.saved', { count: saved }) : t(`lock.answer.${answer.kind}`);
  const line =
    answer === null ? null : (
      <div className={classes['answer']} data-kind={answer.kind} key={answer.serial}>
        {answer.kind === 'saved' || answer.kind === 'next' ? (
          <IconCircleCheck size={28} aria-hidden />
        ) : (
          <IconAlertOctagon size={28} aria-hidden />
        )}
        <Text fw={600} fz="lg">
          {words}
        </Text>
      </div>
    );
  // both regions are there before anything is said in them: one that appears with its words is not read by every reader
  return (
    <div className={classes['answers']}>
      <output className={classes['said'] ?? ''}>{isBad ? null : line}</output>
      <div role="alert">{isBad ? line : null}</div>
    </div>
  );
}
