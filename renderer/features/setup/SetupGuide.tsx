import { useTranslation } from 'react-i18next';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly onBack: () => void };

/** Everything a show needs before its doors open, on one page, in the order one thinks of it. */
export function SetupGuide({ show, onBack }: Props) {
  const { t } = useTranslation();
  return (
    <Page title={t('setup.title')} hint={show.name} actions={<BackButton label={t('setup.back')} onBack={onBack} />}>
      {null}
    </Page>
  );
}
