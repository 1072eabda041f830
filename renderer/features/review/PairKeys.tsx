import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './Review.module.css';
import type { MergePlanned } from './useMergePlan.ts';

type Props = { readonly planned: MergePlanned; readonly onMerge: () => void; readonly onPart: () => void };

/** The keys of two leads side by side: through the fields, which side, the same or not, which of them stays. */
export function PairKeys({ planned: { move, turn, swap }, onMerge, onPart }: Props) {
  const { t } = useTranslation();
  const group = t('review.kind.duplicates');
  const down = { group, label: t('review.merge.down'), run: () => move(1) };
  const up = { group, label: t('review.merge.up'), run: () => move(-1) };
  const merge = { group, label: t('leads.same.yes'), run: onMerge };
  useShortcuts([
    { key: 'j', ...down },
    { key: 'arrowdown', ...down },
    { key: 'k', ...up },
    { key: 'arrowup', ...up },
    { key: ' ', group, label: t('review.merge.turn'), run: () => turn() },
    { key: 'arrowleft', group, label: t('review.merge.left'), run: () => turn('winner') },
    { key: 'arrowright', group, label: t('review.merge.right'), run: () => turn('loser') },
    { key: 'w', group, label: t('review.merge.swap'), run: swap },
    { key: 'enter', ...merge },
    { key: 'y', ...merge },
    { key: 'n', group, label: t('leads.same.no'), run: onPart },
  ]);
  return (
    <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
      <Button size="sm" h={36} rightSection={<KeyHint keys="enter" />} onClick={onMerge}>
        {t('leads.same.yes')}
      </Button>
      <Button size="sm" h={36} variant="default" rightSection={<KeyHint keys="n" />} onClick={onPart}>
        {t('leads.same.no')}
      </Button>
    </Group>
  );
}

/** The keys without a button, in words. */
export function PairHints() {
  const { t } = useTranslation();
  return (
    <div className={classes['keys']}>
      {(
        [
          ['arrowdown', 'down'],
          [' ', 'turn'],
          ['w', 'swap'],
        ] as const
      ).map(([key, word]) => (
        <span key={key}>
          <KeyHint keys={key} /> {t(`review.merge.${word}`)}
        </span>
      ))}
    </div>
  );
}
