import { useTranslation } from 'react-i18next';
import { DeedRow } from '#renderer/ui/DeedRow.tsx';
import type { Deed } from '#renderer/ui/DeedRow.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { undoLast, useFollowup } from './followupState.ts';

type Props = { readonly deeds: readonly Deed[]; readonly onOpen?: () => void; readonly isOn: boolean };

/** What can be done to the selected line, each with its key; what was done last, and the way back. */
export function DeedBar({ deeds, onOpen, isOn }: Props) {
  const { t } = useTranslation();
  const [last] = useFollowup((state) => state.done);
  const group = t('followup.title');
  const undo = { key: 'u', label: t('app.undo'), run: () => void undoLast() };
  useShortcuts(
    [...deeds, ...(last === undefined ? [] : [undo])].map((deed) => ({ ...deed, group })),
    isOn,
  );
  const open = onOpen === undefined || deeds.length === 0 ? [] : [{ key: 'enter', label: t('followup.open'), run: onOpen }];
  return <DeedRow deeds={[...deeds, ...open]} told={last?.words ?? ''} undo={last === undefined ? null : undo} testId="followup-done" />;
}
