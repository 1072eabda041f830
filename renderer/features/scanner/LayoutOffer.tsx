import { Button, Group, Text } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { firstScanner } from '#shared/domain/scanner.ts';
import type { Show } from '#shared/domain/show.ts';
import { adoptScanner } from './adoptScanner.ts';
import { nameLayouts } from './describe.ts';
import { profileOfGuess } from './hearScan.ts';
import classes from './LayoutOffer.module.css';
import { putOff, useScanner } from './scannerState.ts';

type Props = { readonly show: Show; readonly isKnown: boolean; readonly onCalibrate: () => void };

/** Offers, once, to read the scanner's keys by the keyboard that its scans speak for; where several do, to scan the code that tells. */
export function LayoutOffer({ show, isKnown, onCalibrate }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const guess = useScanner((state) => state.offer);
  const isShown = guess !== null && !isKnown;
  const isClear = guess?.rivals.length === 0;
  const accept = (): void => {
    if (guess === null) return;
    if (isClear) return void adoptScanner(store, show, profileOfGuess(guess));
    putOff();
    onCalibrate();
  };
  useShortcuts([{ key: 'f7', label: t('scanner.offer_key'), group: t('scanner.title'), run: accept, inFields: true }], isShown);
  if (guess === null || isKnown) return null;
  const layout = nameLayouts(t, guess.layout, isClear ? guess.alike : [...guess.alike, ...guess.rivals]);
  const refuse = (): void => {
    putOff();
    if (isClear) void saveSetting(store, { scanner: firstScanner });
  };
  return (
    <output className={classes['offer']} data-testid="layout-offer">
      <IconKeyboard size={32} aria-hidden />
      <div className={classes['words']}>
        <Text fw={600}>{t(isClear ? 'scanner.offer' : 'scanner.offer_unclear', { layout })}</Text>
        <Text size="sm" c="dimmed">
          {t(guess.isSure ? 'scanner.offer_sure' : isClear ? 'scanner.offer_text' : 'scanner.offer_unclear_text')}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" onClick={refuse}>
          {t(isClear ? 'scanner.offer_no' : 'scanner.offer_later')}
        </Button>
        <Button onClick={accept} rightSection={<Text size="xs">F7</Text>}>
          {t(isClear ? 'scanner.offer_yes' : 'scanner.offer_calibrate')}
        </Button>
      </Group>
    </output>
  );
}
