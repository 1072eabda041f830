import { Button, Group, Text } from '@mantine/core';
import { IconAlertOctagon, IconCircleCheck, IconHelpCircle, IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { hideFeedback, useCapture } from './captureState.ts';
import type { FeedbackKind } from './captureState.ts';
import classes from './FeedbackBanner.module.css';

/** Long enough to read a name across the booth, short enough not to be in the way. */
const SHOWN_MS = 4_000;

const ICONS = { new: IconCircleCheck, again: IconRefresh, unresolved: IconHelpCircle, failed: IconAlertOctagon } as const satisfies Record<
  FeedbackKind,
  unknown
>;

type Props = { readonly onUndo: () => void };

/** The name in large type, for eyes two metres away: green saved, blue here again, purple to resolve, red not saved. */
export function FeedbackBanner({ onUndo }: Props) {
  const { t } = useTranslation();
  const feedback = useCapture((state) => state.feedback);
  const serial = feedback?.serial;
  useEffect(() => {
    if (serial === undefined) return undefined;
    const timer = setTimeout(hideFeedback, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [serial]);
  if (feedback === null) return null;
  const Icon = ICONS[feedback.kind];
  return (
    <div className={classes['banner']} data-kind={feedback.kind} role="alert" aria-live="assertive" key={feedback.serial}>
      <Icon size={44} aria-hidden />
      <div className={classes['words']}>
        <Text className={classes['name'] ?? ''} truncate>
          {feedback.name || t('capture.unnamed')}
        </Text>
        <Group gap="md">
          <Text fw={600}>{t(`capture.${feedback.kind}`, { count: feedback.visits })}</Text>
          <Text truncate>{feedback.company}</Text>
        </Group>
      </div>
      {feedback.kind === 'new' || feedback.kind === 'unresolved' ? (
        <Button variant="white" color="dark" onClick={onUndo}>
          {t('capture.undo_last')}
        </Button>
      ) : null}
    </div>
  );
}
