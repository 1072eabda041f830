import { Button, Group, Text } from '@mantine/core';
import { IconAlertOctagon, IconChecks, IconCircleCheck, IconEqual, IconHelpCircle, IconPhotoScan, IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Earlier } from '#renderer/data/earlier.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { hideFeedback, isCommandFeedback, useCapture } from './captureState.ts';
import type { FeedbackKind } from './captureState.ts';
import classes from './FeedbackBanner.module.css';

/** Long enough to read a name across the booth, short enough not to be in the way. */
const SHOWN_MS = 4_000;
/** With an earlier meeting there is more to read. */
const SHOWN_WITH_EARLIER_MS = 8_000;

const ICONS = {
  new: IconCircleCheck,
  again: IconRefresh,
  unresolved: IconHelpCircle,
  picture: IconPhotoScan,
  failed: IconAlertOctagon,
  done: IconChecks,
  already: IconEqual,
  refused: IconAlertOctagon,
} as const satisfies Record<FeedbackKind, unknown>;

/** One line: where they were met, by whom, what is still owed, what was noted last. */
function Before({ earlier: { show, owner, promises, lastNote } }: { readonly earlier: Earlier }) {
  const { t } = useTranslation();
  const parts = [
    t('capture.earlier', { show: show.name }),
    owner === '' ? '' : t('capture.earlier_owner', { owner }),
    promises.length === 0 ? '' : t('capture.earlier_promises', { count: promises.length }),
    lastNote,
  ];
  return (
    <Text truncate fw={600} data-testid="came-before">
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}

/** The card was read with doubts: the way to look at them. */
function CheckButton({ id, onCheck }: { readonly id: LeadId } & Pick<Props, 'onCheck'>) {
  const { t } = useTranslation();
  const open = (): void => {
    hideFeedback();
    onCheck(id);
  };
  return (
    <Button variant="white" color="dark" onClick={open}>
      {t('cards.check')}
    </Button>
  );
}

type Props = {
  readonly onUndo: () => void;
  readonly onTeach: (leadId: LeadId) => void;
  readonly onCheck: (id: LeadId) => void;
};

/** The name in large type, for eyes two metres away: green saved, blue here again, purple to resolve, red not saved; petrol for a command. */
export function FeedbackBanner({ onUndo, onTeach, onCheck }: Props) {
  const { t } = useTranslation();
  const feedback = useCapture((state) => state.feedback);
  const serial = feedback?.serial;
  const shownMs = feedback?.earlier === undefined ? SHOWN_MS : SHOWN_WITH_EARLIER_MS;
  useEffect(() => {
    if (serial === undefined) return undefined;
    const timer = setTimeout(hideFeedback, shownMs);
    return () => clearTimeout(timer);
  }, [serial, shownMs]);
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
          {!isCommandFeedback(feedback.kind) && <Text fw={600}>{t(`capture.${feedback.kind}`, { count: feedback.visits })}</Text>}
          <Text truncate>{feedback.company}</Text>
        </Group>
        {feedback.earlier !== undefined && <Before earlier={feedback.earlier} />}
      </div>
      {feedback.leadId !== null && (feedback.toCheck ?? 0) > 0 && <CheckButton id={feedback.leadId} onCheck={onCheck} />}
      {feedback.isTeachable === true && feedback.leadId !== null ? (
        <Button variant="white" color="dark" onClick={() => feedback.leadId !== null && onTeach(feedback.leadId)}>
          {t('teach.button')}
        </Button>
      ) : null}
      {feedback.kind === 'new' || feedback.kind === 'unresolved' || feedback.kind === 'picture' ? (
        <Button variant="white" color="dark" onClick={onUndo}>
          {t('capture.undo_last')}
        </Button>
      ) : null}
    </div>
  );
}
