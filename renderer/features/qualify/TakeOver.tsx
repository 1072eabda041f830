import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { readonly words: string; readonly onTake: () => void };

/** Offers what is known elsewhere for this row: one press takes it over, nothing does by itself. */
export function TakeOver({ words, onTake }: Props) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-xs"
      h={24}
      px={4}
      variant="light"
      fullWidth
      title={t('qualify.takeOver', { words })}
      aria-label={t('qualify.takeOver', { words })}
      onClick={onTake}
    >
      + {words}
    </Button>
  );
}
